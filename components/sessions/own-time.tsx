'use client'

import { useSyncExternalStore } from 'react'
import { formatInstant, sameClock } from '@/lib/platform/dates'

type Props = {
  startsAt: string
  /** The session's zone: nothing is added where the browser's clock shows the same. */
  zone: string
  locale: string
  /** The sentence, with {time} where the time goes. */
  label: string
}

/** A visitor's own time beside the session's: only their browser knows their zone. */
export function OwnTime({ startsAt, zone, locale, label }: Props) {
  const own = useSyncExternalStore(never, browserZone, () => null)
  const at = new Date(startsAt)
  if (!own || sameClock(at, own, zone)) return null
  return <span>{label.replace('{time}', formatInstant(at, own, locale))}</span>
}

const never = () => () => {}
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
