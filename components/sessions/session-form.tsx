import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { planSessionAction } from '@/lib/sessions/actions'
import { type Choices, CountsField, ModuleField, PlaceFields, TrainerFields, ZoneField } from './plan-fields'
import { TimesFields } from './times-fields'

/** Plans one session of an edition. */
export async function SessionForm({ choices: { edition, rooms, trainers } }: { choices: Choices }) {
  const [t, preview, common] = await Promise.all([
    getTranslations('sessions.plan'),
    getTranslations('sessions.preview'),
    getTranslations('common'),
  ])
  return (
    <ActionForm action={planSessionAction} errorTitle={common('fixErrors')} label={t('one')}>
      <input type="hidden" name="editionId" value={edition.id} />
      <input type="hidden" name="slug" value={edition.slug} />
      <input type="hidden" name="key" value={randomUUID()} />
      <TextField name="title" label={t('title')} maxLength={200} dir="auto" required />
      <TimesFields startOn={edition.startsOn} />
      <div className="grid items-end gap-5 sm:grid-cols-2">
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
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
