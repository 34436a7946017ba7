'use client'

import { useSyncExternalStore } from 'react'
import { formatDay, formatInstant, formatTime, sameClock } from '@/lib/platform/dates'

type Props = {
  startsAt: string
  /** The session's zone: nothing is added where the browser's clock shows the same. */
  zone: string
  locale: string
  /** The sentence, with {time} where the time goes; its day is said only where it is another. */
  label: string
}

/** A visitor's own time beside the session's: only their browser knows their zone. */
export function OwnTime({ startsAt, zone, locale, label }: Props) {
  const own = useSyncExternalStore(never, browserZone, () => null)
  const at = new Date(startsAt)
  if (!own || sameClock(at, own, zone)) return null
  const isSameDay = formatDay(at, own, locale) === formatDay(at, zone, locale)
  return <span>{label.replace('{time}', (isSameDay ? formatTime : formatInstant)(at, own, locale))}</span>
}

const never = () => () => {}
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
