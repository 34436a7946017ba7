import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { FoldChoice } from './fold-choice'

/** Local times YYYY-MM-DDTHH:mm that stand in the fields already. */
type Kept = { localStart: string; localEnd: string; fold?: number | null }

/** A session's day and times, and which is meant where they exist twice. */
export function TimesFields({ kept, startOn }: { kept?: Kept; startOn?: string }) {
  const t = useTranslations('sessions.plan')
  const preview = useTranslations('sessions.preview')
  const common = useTranslations('common')
  const [day, start] = kept?.localStart.split('T') ?? []
  const [endDay, end] = kept?.localEnd.split('T') ?? []
  return (
    <>
      <div className="field-row sm:grid-cols-2">
        <TextField name="startOn" type="date" label={t('startOn')} defaultValue={day ?? startOn} required />
        <TextField name="startTime" type="time" label={t('startTime')} defaultValue={start} required />
        <TextField
          name="endOn"
          type="date"
          label={t('endOn')}
          optionalLabel={common('optional')}
          defaultValue={endDay === day ? undefined : endDay}
        />
        <TextField name="endTime" type="time" label={t('endTime')} defaultValue={end} required />
      </div>
      <FoldChoice
        label={preview('whichMeant')}
        first={preview('first')}
        second={preview('second')}
        kept={kept?.fold}
        isAsked={kept?.fold != null}
      />
    </>
  )
}
