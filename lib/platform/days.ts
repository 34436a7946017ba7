/** YYYY-MM-DD of the day that it is in the zone at that moment. */
export function dayIn(zone: string, at: Date): string {
  const known = lastDays.get(zone)
  if (known?.at === at.getTime()) return known.day
  const day = writeDay(zone, at)
  lastDays.set(zone, { at: at.getTime(), day })
  return day
}

/** A list asks for the same day, today's, once for each of its editions. */
const lastDays = new Map<string, { at: number; day: string }>()

function writeDay(zone: string, at: Date): string {
  const parts = Object.fromEntries(
    dayFormat(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Making an Intl format is slow, so each is made once. */
function dayFormat(zone: string): Intl.DateTimeFormat {
  let format = dayFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormats.set(zone, format)
  }
  return format
}
