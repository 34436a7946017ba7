import { getTranslations } from 'next-intl/server'
import type { ShownChange } from '@/lib/enrolments/schema'
import { formatInstant } from '@/lib/platform/dates'

type Props = { changes: (ShownChange & { byName?: string | null })[]; zone: string; locale: string }

/** What happened to an enrolment, the newest first. Who did it is named to managers alone. */
export async function EnrolmentHistory({ changes, zone, locale }: Props) {
  const t = await getTranslations('enrolments')
  return (
    <ol className="grid gap-3">
      {changes.toReversed().map(({ id, from, to, at, reason, isOwn, byName }) => (
        <li key={id} className="border-s-2 border-line-strong ps-3">
          <p>
            <strong>{t(`change.${from === 'waitlisted' && to === 'enrolled' ? 'promoted' : to}`)}</strong>
          </p>
          <p className="meta text-sm">
            <time dateTime={at.toISOString()}>{formatInstant(at, zone, locale)}</time>
            {byName ? <bdi>{byName}</bdi> : isOwn || from === 'waitlisted' ? null : <span>{t('standing.byInstitute')}</span>}
          </p>
          {reason ? (
            <p className="whitespace-pre-line">
              {t.rich('standing.reason', { reason: () => <bdi>{reason}</bdi> })}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
