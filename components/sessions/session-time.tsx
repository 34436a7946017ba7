import { formatDay, formatTimes, formatZone, sameClock } from '@/lib/platform/dates'
import { beforeTime } from '@/lib/platform/locales'

type Props = {
  session: { startsAt: Date; endsAt: Date; zone: string }
  /** The reader's zone; null for a visitor, who sees the session's own. */
  viewerZone: string | null
  locale: string
}

/**
 * A session's time with its weekday: in the reader's zone, with the session's beside it where the clocks differ; for a
 * visitor in the session's zone, named with its offset.
 */
export function SessionTime({ session, viewerZone, locale }: Props) {
  const { startsAt, endsAt, zone } = session
  const differs = viewerZone !== null && !sameClock(startsAt, viewerZone, zone)
  const shown = viewerZone ?? zone
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <time dateTime={startsAt.toISOString()} className="font-semibold text-ink">
        {formatDay(startsAt, shown, locale)}
        {beforeTime(locale)}
        <span className="whitespace-nowrap">{formatTimes(startsAt, endsAt, shown, locale)}</span>
      </time>
      {viewerZone === null ? <span className="text-ink-soft">{formatZone(zone, startsAt, locale)}</span> : null}
      {differs ? (
        <span className="text-ink-soft">
          <SessionsOwnTime session={session} viewerZone={viewerZone} locale={locale} />
        </span>
      ) : null}
    </span>
  )
}

/** "15:00–16:30 Italy Time (UTC+1)", with the day in front where it is another day there. */
export function SessionsOwnTime({ session, viewerZone, locale }: Props & { viewerZone: string }) {
  const { startsAt, endsAt, zone } = session
  const sameDay = formatDay(startsAt, viewerZone, locale) === formatDay(startsAt, zone, locale)
  return (
    <>
      {sameDay ? null : `${formatDay(startsAt, zone, locale)}${beforeTime(locale)}`}
      {formatTimes(startsAt, endsAt, zone, locale)} {formatZone(zone, startsAt, locale)}
    </>
  )
}
