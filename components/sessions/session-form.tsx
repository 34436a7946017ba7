import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { planSessionAction } from '@/lib/sessions/actions'
import { type Choices, CountsField, ModuleField, PlaceFields, TrainerFields, ZoneField } from './plan-fields'
import { TimesFields } from './times-fields'
import { TrainersTold } from './trainers-told'

/** Plans one session of an edition. */
export function SessionForm({ choices: { edition, rooms, trainers } }: { choices: Choices }) {
  const t = useTranslations('sessions.plan')
  const preview = useTranslations('sessions.preview')
  const common = useTranslations('common')
  return (
    <ActionForm action={planSessionAction} errorTitle={common('fixErrors')} label={t('one')}>
      <input type="hidden" name="editionId" value={edition.id} />
      <input type="hidden" name="slug" value={edition.slug} />
      <input type="hidden" name="key" value={randomUUID()} />
      <TextField name="title" label={t('title')} maxLength={200} dir="auto" required />
      <TimesFields startOn={edition.startsOn} />
      <div className="field-row sm:grid-cols-2">
        <ZoneField zone={edition.zone} />
        <ModuleField edition={edition} />
        <PlaceFields rooms={rooms} kept={{ delivery: edition.delivery }} />
      </div>
      <TrainerFields trainers={trainers} />
      <TextField
        name="link"
        type="url"
        label={preview('link')}
        hint={preview('linkHint')}
        optionalLabel={common('optional')}
        dir="ltr"
      />
      <CountsField />
      {trainers.length > 0 ? <TrainersTold edition={edition}>{t('tellsChosen')}</TrainersTold> : null}
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
