import { Temporal } from 'temporal-polyfill'

/** What becomes of a local time: an instant, none (the clocks skip it), or a choice of two (they go back over it). */
export type LocalOutcome =
  | { kind: 'at'; at: Date }
  | { kind: 'missing' }
  | { kind: 'twice'; earlier: Date; later: Date }

/** `local` is YYYY-MM-DDTHH:mm in the zone. `fold` chooses where it exists twice: 0 the earlier, 1 the later. */
export function instantOf(local: string, zone: string, fold?: number | null): LocalOutcome {
  const plain = Temporal.PlainDateTime.from(local)
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'at', at: dateOf(earlier) }
  if (!earlier.toPlainDateTime().equals(plain)) return { kind: 'missing' }
  if (fold === 0) return { kind: 'at', at: dateOf(earlier) }
  if (fold === 1) return { kind: 'at', at: dateOf(later) }
  return { kind: 'twice', earlier: dateOf(earlier), later: dateOf(later) }
}

/** YYYY-MM-DDTHH:mm on the zone's clock at an instant. */
export function localAt(at: Date, zone: string): string {
  return zoned(at, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** A time with its zone, as Temporal counts with it. */
export function zoned(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}

export function dateOf(time: { epochMilliseconds: number }): Date {
  return new Date(time.epochMilliseconds)
}
