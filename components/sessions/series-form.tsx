import { useTranslations } from 'next-intl'
import { ChoiceGroup, TextField } from '@/components/ui/field'
import { AskForm, SubmitButton } from '@/components/ui/form'
import type { FormState } from '@/lib/platform/form-state'
import { dateFormat } from '@/lib/platform/intl-formats'
import { MOST_MINUTES } from '@/lib/sessions/schema'
import { type Choices, CountsField, ModuleField, PlaceFields, TrainerFields, ZoneField } from './plan-fields'

/** Asks for a weekly series; what it answers with is the preview, in the same address. */
export function SeriesForm({ choices, state, locale }: { choices: Choices; state: FormState; locale: string }) {
  const t = useTranslations('sessions.plan')
  const common = useTranslations('common')
  const { edition, rooms, trainers } = choices
  return (
    <AskForm
      path={`/admin/editions/${edition.slug}/schedule/series#preview`}
      state={state}
      errorTitle={common('fixErrors')}
      label={t('series')}
    >
      <TextField name="title" label={t('title')} hint={t('seriesTitleHint')} maxLength={200} dir="auto" required />
      <ChoiceGroup name="weekdays" label={t('weekdays')} kind="checkbox" options={weekdays(locale)} />
      <div className="field-row sm:grid-cols-2 lg:grid-cols-4">
        <TextField name="firstOn" type="date" label={t('firstOn')} defaultValue={edition.startsOn} required />
        <TextField name="lastOn" type="date" label={t('lastOn')} defaultValue={edition.endsOn} required />
        <TextField name="localStart" type="time" label={t('startTime')} required />
        <TextField
          name="durationMinutes"
          type="number"
          label={t('minutes')}
          defaultValue={90}
          min={5}
          max={MOST_MINUTES}
          required
        />
      </div>
      <TextField
        name="exceptOn"
        label={t('exceptOn')}
        hint={t('exceptOnHint')}
        optionalLabel={common('optional')}
        dir="ltr"
      />
      <div className="field-row sm:grid-cols-2">
        <ZoneField zone={edition.zone} />
        <ModuleField edition={edition} />
        <PlaceFields rooms={rooms} kept={{ delivery: edition.delivery }} />
      </div>
      <TrainerFields trainers={trainers} />
      <CountsField />
      <div>
        <SubmitButton look="quiet">{t('showDates')}</SubmitButton>
      </div>
    </AskForm>
  )
}

/** Monday to Sunday, as ISO counts them. */
function weekdays(locale: string) {
  const format = dateFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: format.format(Date.UTC(2024, 0, day)) }))
}
