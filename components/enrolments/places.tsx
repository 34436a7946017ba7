import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Bar } from '@/components/ui/page'
import { changePlacesAction } from '@/lib/enrolments/actions'
import { type ManagedEdition, MOST_PLACES } from '@/lib/enrolments/schema'

/** How full an edition is, in words and as a bar, and the form that changes its places. */
export function Places({ edition, waitingCount }: { edition: ManagedEdition; waitingCount: number }) {
  const t = useTranslations('enrolments.participants')
  const form = useTranslations('enrolments.places')
  const common = useTranslations('common')
  const { id, slug, places, takenCount: taken, version } = edition
  return (
    <div className="card grid gap-3">
      <p className="meta">
        <strong className="text-ink">{t('counts', { taken, places })}</strong>
        <span>{t('waiting', { count: waitingCount })}</span>
      </p>
      <Bar value={taken} max={places} label={t('barLabel', { taken, places })} />
      <details>
        <summary className="cursor-pointer text-act">{form('title')}</summary>
        <ActionForm
          action={changePlacesAction}
          errorTitle={common('fixErrors')}
          className="mt-3 grid justify-items-start gap-4"
        >
          <input type="hidden" name="slug" value={slug} />
          <input type="hidden" name="editionId" value={id} />
          <input type="hidden" name="version" value={version} />
          <TextField
            name="places"
            type="number"
            label={form('label')}
            hint={form('hint', { taken })}
            defaultValue={places}
            min={Math.max(1, taken)}
            max={MOST_PLACES}
            required
          />
          <SubmitButton look="quiet">{form('act')}</SubmitButton>
        </ActionForm>
      </details>
    </div>
  )
}
