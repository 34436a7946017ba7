import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/avatar'
import { FilePicker } from '@/components/ui/file-picker'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { removePortraitAction } from '@/lib/people/actions'
import { PORTRAIT_MOST_BYTES } from '@/lib/people/schema'
import { localePath } from '@/lib/platform/locales'
import { PortraitRefusal } from './portrait-refusal'

type Props = {
  person: { personId: string; name: string }
  portraitId: string | null
  /** Not where less data is wanted: then there are initials. */
  isShown: boolean
  query: Record<string, string | string[] | undefined>
}

/** The viewer's picture, with the ways to send another and to take it away. */
export async function PortraitCard({ person, portraitId, isShown, query }: Props) {
  const [t, common, file, locale, format] = await Promise.all([
    getTranslations('people.portrait'),
    getTranslations('common'),
    getTranslations('parts.file'),
    getLocale(),
    getFormatter(),
  ])
  const megabytes = PORTRAIT_MOST_BYTES / 1_000_000
  return (
    <Card title={t('title')} className="grid gap-4">
      <PortraitRefusal query={query} />
      <div className="flex items-center gap-4">
        <Avatar name={person.name} personKey={person.personId} pictureId={isShown ? portraitId : null} size="l" />
        <p className="text-ink-soft">{portraitId ? t('lead') : t('none')}</p>
      </div>
      <FilePicker
        action={localePath(locale, '/account/portrait')}
        name="picture"
        label={t('picture')}
        hint={t('hint', { megabytes })}
        accept="image/jpeg,image/png,image/webp,image/avif"
        mostBytes={PORTRAIT_MOST_BYTES}
        act={t('send')}
        texts={{
          drop: file('drop'),
          tooLarge: file('tooLarge', { most: format.number(megabytes, { style: 'unit', unit: 'megabyte' }) }),
          sending: file('sending'),
          broken: file('broken'),
        }}
      />
      {portraitId ? (
        <ActionForm action={removePortraitAction} errorTitle={common('fixErrors')} label={t('remove')}>
          <div>
            <SubmitButton look="quiet">{t('remove')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Card>
  )
}
