import { formatDay, formatTimes, formatZone } from '@/lib/platform/dates'
import type { Move } from './calendar-mover'

/** Where a session would go, in words: the plan is on the clock of its own zone, which is named where the reader's is another. */
export function sayMove(sentence: string, { item, to, end }: Move, locale: string): string {
  const { title = '', zone, at = '', start = '' } = item.dataset
  const [from, until] = [asUtc(to), asUtc(end)]
  // As far ahead of UTC as it is now: near enough for the zone's name.
  const instant = new Date(from.getTime() - asUtc(start).getTime() + Date.parse(at))
  const parts: Record<string, string> = {
    title: `\u2068${title}\u2069`,
    day: formatDay(from, 'UTC', locale),
    times: formatTimes(from, until, 'UTC', locale),
    zone: zone ? ` ${formatZone(zone, instant, locale)}` : '',
  }
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}

const asUtc = (local: string) => new Date(`${local}Z`)
