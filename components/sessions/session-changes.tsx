import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/page'
import { formatInstant } from '@/lib/platform/dates'
import type { PlannedSession } from '@/lib/sessions/queries/planned-session'

/** What became of a session: each move and its cancellation, by whom and why. */
export function SessionChanges({
  changes,
  viewerZone,
  locale,
}: {
  changes: PlannedSession['changes']
  viewerZone: string
  locale: string
}) {
  const t = useTranslations('sessions.one')
  if (changes.length === 0) return null
  return (
    <Card title={t('changes')}>
      <ol className="grid gap-3">
        {changes.map(({ id, kind, at, by, fromStartsAt, reason }) => (
          <li key={id}>
            <span className="block">
              {t.rich(kind, {
                from: formatInstant(fromStartsAt, viewerZone, locale),
                reason: () => <bdi>{reason}</bdi>,
              })}
            </span>
            <span className="meta text-sm">
              <time dateTime={at.toISOString()}>{formatInstant(at, viewerZone, locale)}</time>
              {by ? <bdi>{by}</bdi> : null}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
