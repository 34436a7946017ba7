import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { planSeriesAction } from '@/lib/sessions/actions'
import type { EditionToPlan } from '@/lib/sessions/queries/planning'
import type { PreviewRow } from '@/lib/sessions/queries/series-preview'
import type { SeriesInput } from '@/lib/sessions/schema'
import { FoldChoice } from './fold-choice'
import { TrainersTold } from './trainers-told'

type Props = { edition: EditionToPlan; input: SeriesInput; rows: PreviewRow[] }

/** Saves a series as its preview shows it or, where dates are in the way, offers to leave them out. */
export function SeriesSave({ edition, input, rows }: Props) {
  const t = useTranslations('sessions.preview')
  const one = useTranslations('sessions.one')
  const common = useTranslations('common')
  const inTheWay = rows.filter((row) => row.kind === 'missing' || row.clashes.length > 0).map(({ on }) => on)
  const fields = fieldsOf(input)
  if (inTheWay.length > 0) {
    const query = new URLSearchParams(fields.filter(([name]) => name !== 'exceptOn'))
    query.set('exceptOn', [...input.exceptOn, ...inTheWay].join(' '))
    return (
      <div className="notice notice-bad grid justify-items-start gap-3">
        <p>{t('inTheWay', { count: inTheWay.length })}</p>
        {inTheWay.length < rows.length ? (
          <Link href={`/admin/editions/${edition.slug}/schedule/series?${query}`}>
            {t('leaveOut', { count: inTheWay.length })}
          </Link>
        ) : null}
      </div>
    )
  }
  return (
    <ActionForm action={planSeriesAction} errorTitle={common('fixErrors')} label={t('save', { count: rows.length })}>
      {[
        ['editionId', edition.id] as const,
        ['slug', edition.slug] as const,
        ['key', randomUUID()] as const,
        ...fields,
      ].map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
      <FoldChoice
        label={t('whichMeant')}
        first={t('first')}
        second={t('second')}
        isAsked={rows.some(({ kind }) => kind === 'twice')}
      />
      <TextField
        name="link"
        type="url"
        label={t('link')}
        hint={t('linkHint')}
        optionalLabel={common('optional')}
        dir="ltr"
      />
      {input.trainerIds.length > 0 ? (
        <TrainersTold edition={edition}>{one('willTell', { count: new Set(input.trainerIds).size })}</TrainersTold>
      ) : null}
      <div>
        <SubmitButton>{t('save', { count: rows.length })}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** A series as its form sends it. */
function fieldsOf(input: SeriesInput): [string, string][] {
  const { weekdays, exceptOn, trainerIds, countsAttendance, fold: _, link: __, ...plain } = input
  return [
    ...Object.entries(plain).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
    ...weekdays.map((day): [string, string] => ['weekdays', String(day)]),
    ...trainerIds.map((id): [string, string] => ['trainerIds', id]),
    ...(exceptOn.length > 0 ? [['exceptOn', exceptOn.join(' ')] as [string, string]] : []),
    ...(countsAttendance ? [['countsAttendance', 'on'] as [string, string]] : []),
  ]
}
