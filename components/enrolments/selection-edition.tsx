import { getLocale, getTranslations } from 'next-intl/server'
import { hiddenFields, type Query } from '@/components/ui/address'
import { SelectField } from '@/components/ui/field'
import type { EditionName } from '@/lib/enrolments/schema'
import { localePath } from '@/lib/platform/locales'

type Props = {
  editions: (EditionName & { slug: string; places: number; takenCount: number })[]
  query: Query
  /** The one that is chosen already. */
  edition?: string
}

/** Chooses the edition that a selection is for; the selection stays in the address beside it. */
export async function SelectionEdition({ editions, query, edition }: Props) {
  const [t, locale] = await Promise.all([getTranslations('enrolments.selection'), getLocale()])
  if (editions.length === 0) return <p>{t('noEditions')}</p>
  return (
    <form
      action={localePath(locale, '/admin/people/enrol')}
      className="grid items-end gap-4 sm:grid-cols-[minmax(0,40rem)_auto] sm:justify-start"
    >
      {hiddenFields(query, ['edition']).map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        name="edition"
        label={t('edition')}
        defaultValue={edition}
        emptyLabel={t('choose')}
        required
        options={editions.map(({ slug, courseTitle, label, takenCount: taken, places }) => ({
          value: slug,
          label: t('editionOption', { course: courseTitle, label, taken, places }),
        }))}
      />
      <button type="submit" className={edition ? 'btn btn-quiet' : 'btn'}>
        {t('check')}
      </button>
    </form>
  )
}
