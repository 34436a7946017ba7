import { dayIn } from '@/lib/platform/days'
import { formattingLocale } from '@/lib/platform/locales'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "in 20 minutes", "tomorrow", "in 3 days": said beside the exact time, never alone. Days are those of the reader's zone. */
export function relativeTo(at: Date, now: Date, zone: string, locale: string): string {
  const words = new Intl.RelativeTimeFormat(formattingLocale(locale), { numeric: 'auto' })
  const ms = at.getTime() - now.getTime()
  if (ms < HOUR) return words.format(Math.max(0, Math.ceil(ms / MINUTE)), 'minute')
  const days = Math.round((Date.parse(dayIn(zone, at)) - Date.parse(dayIn(zone, now))) / DAY)
  return days === 0 ? words.format(Math.round(ms / HOUR), 'hour') : words.format(days, 'day')
}
