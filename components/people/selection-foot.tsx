import { getLocale, getTranslations } from 'next-intl/server'
import { BulkBar } from '@/components/ui/bulk-bar'
import { localePath } from '@/lib/platform/locales'
import { SELECTION } from './selection'

type Props = {
  /** Kept in the address: the edition that is chosen already, or the words that found the list. */
  hidden?: Record<string, string>
  /** How many the list holds on all its pages, where more than one can be chosen at once. */
  allCount?: number
  /** Whether the list is one whose people can be invited too. */
  canInvite?: boolean
}

/** Sends the people who are ticked, or all who are found, to where they are enrolled or invited. */
export async function SelectionFoot({ hidden, allCount, canInvite = false }: Props) {
  const [t, list, locale] = await Promise.all([
    getTranslations('people.selection'),
    getTranslations('people.list'),
    getLocale(),
  ])
  const texts = {
    label: t(canInvite ? 'labelBoth' : 'label'),
    ticked: t('ticked'),
    tickAll: t('tickAll'),
    untickAll: t('untickAll'),
    act: t('act'),
  }
  return (
    <BulkBar
      form={SELECTION}
      name="person"
      path={localePath(locale, '/admin/people/enrol')}
      hidden={hidden}
      texts={texts}
      also={canInvite ? { path: localePath(locale, '/admin/people/invite'), act: list('invite') } : undefined}
    >
      {allCount === undefined ? null : (
        <label className="flex min-h-7 items-center gap-2">
          <input type="checkbox" name="all" form={SELECTION} /> {t('all', { count: allCount })}
        </label>
      )}
    </BulkBar>
  )
}
