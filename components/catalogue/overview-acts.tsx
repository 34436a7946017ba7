import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { actOnEditionAction } from '@/lib/catalogue/actions'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'

type Edition = { id: string; slug: string; version: number }

/** Archives an edition that is over where it is listed; `name` is said to who hears the button alone. */
export function ArchiveHere({ edition, name }: { edition: Edition; name: string }) {
  const t = useTranslations('catalogue.admin.state.act')
  return (
    <ActHere edition={edition} act="archive" label={name}>
      {t('archive')} <bdi className="sr-only">{name}</bdi>
    </ActHere>
  )
}

type Named = Pick<EditionFacts, 'courseTitle' | 'titleLocale' | 'label' | 'labelLocale'>

/** Takes that back, and says of which edition. */
export function ReopenHere({ edition }: { edition: Edition & Named }) {
  const t = useTranslations('catalogue.admin.state.act')
  const { courseTitle, titleLocale, label, labelLocale } = edition
  return (
    <div className="grid gap-2">
      <p className="text-sm">
        <bdi lang={titleLocale}>{courseTitle}</bdi> · <bdi lang={labelLocale}>{label}</bdi>
      </p>
      <ActHere edition={edition} act="reopen">
        {t('reopen')}
      </ActHere>
    </div>
  )
}

type Props = { edition: Edition; act: 'archive' | 'reopen'; label?: string; children: ReactNode }

function ActHere({ edition: { id, slug, version }, act, label, children }: Props) {
  const common = useTranslations('common')
  return (
    <ActionForm action={actOnEditionAction} errorTitle={common('fixErrors')} label={label} className="grid gap-2">
      <input type="hidden" name="editionId" value={id} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="onOverview" value="on" />
      <div>
        <SubmitButton look="quiet">{children}</SubmitButton>
      </div>
    </ActionForm>
  )
}
