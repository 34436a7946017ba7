import { getFormatter, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import type { Correction, RollEntry } from '@/lib/attendance/queries/register'
import { countMarks } from '@/lib/attendance/rules'
import { formatInstant } from '@/lib/platform/dates'
import { colon } from '@/lib/platform/locales'
import { CorrectForm } from './correct-form'
import { MarkCounts } from './mark-counts'
import { MarkWord } from './mark-word'
import { markWords } from './mark-words'

type Props = {
  sessionId: string
  version: number
  roll: RollEntry[]
  /** What stands under each name, in the roll's order. */
  about: string[]
  /** Whose mark is being corrected, by enrolment's id. */
  correcting: string | undefined
  viewerZone: string
  locale: string
}

/** A register that is closed: marks as words, what each rests on, its corrections, and the way to another. */
export async function ClosedRoll({ sessionId, version, roll, about, correcting, viewerZone, locale }: Props) {
  const t = await getTranslations('attendance.register')
  const counts = countMarks(roll.map(({ value }) => value))
  return (
    <>
      <MarkCounts
        label={t('marks')}
        counts={counts}
        words={await markWords()}
        unmarked={t('unmarked')}
        total={roll.length}
      />
      <ol className="roll">
        {roll.map((entry, i) => (
          <li key={entry.enrolmentId} id={`e-${entry.enrolmentId}`}>
            <div>
              <p className="font-semibold">
                <bdi>{entry.name}</bdi>
              </p>
              <p className="text-sm text-ink-soft">{about[i]}</p>
              <Evidence entry={entry} />
              <Corrections changes={entry.changes} viewerZone={viewerZone} locale={locale} />
            </div>
            {correcting === entry.enrolmentId ? (
              <CorrectForm sessionId={sessionId} version={version} entry={entry} />
            ) : (
              <CorrectLink sessionId={sessionId} entry={entry} />
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

async function CorrectLink({
  sessionId,
  entry: { enrolmentId, name, value },
}: {
  sessionId: string
  entry: RollEntry
}) {
  const t = await getTranslations('attendance.closed')
  return (
    <p className="flex items-baseline gap-5">
      <MarkWord value={value} />
      <Link
        href={`/teach/sessions/${sessionId}?correct=${enrolmentId}#e-${enrolmentId}`}
        className="no-print inline-block py-2"
        aria-label={t('correctOf', { name })}
      >
        {t('correct')}
      </Link>
    </p>
  )
}

/** Said only where a mark rests on something else than the roll call alone. */
async function Evidence({ entry: { evidence } }: { entry: RollEntry }) {
  if (evidence.every((kind) => kind === 'rollCall')) return null
  const [t, format] = await Promise.all([getTranslations(), getFormatter()])
  const kinds = format.list(evidence.map((kind) => t(`terms.evidenceKind.${kind}`)))
  return <p className="text-sm text-ink-soft">{t('attendance.closed.evidence', { kinds })}</p>
}

async function Corrections({
  changes,
  viewerZone,
  locale,
}: {
  changes: Correction[]
  viewerZone: string
  locale: string
}) {
  if (changes.length === 0) return null
  const t = await getTranslations()
  const word = (value: Correction['to'] | null) => (value ? t(`terms.markValue.${value}`) : t('attendance.closed.none'))
  return (
    <ul className="mt-1 grid gap-1 border-s-2 border-line ps-3 text-sm">
      {changes.map(({ at, byName, from, to, reason }) => (
        <li key={at.getTime()}>
          <b>{t('attendance.closed.change', { from: word(from), to: word(to) })}</b>
          {reason ? (
            <>
              {colon(locale)}
              <bdi>{reason}</bdi>
            </>
          ) : null}
          <span className="ms-2 text-ink-soft">
            {t.rich('attendance.closed.by', {
              name: byName ?? t('attendance.register.somebody'),
              at: formatInstant(at, viewerZone, locale),
              bdi: (chunks) => <bdi>{chunks}</bdi>,
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}
