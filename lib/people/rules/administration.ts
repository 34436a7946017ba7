const DAY_MS = 24 * 3_600_000

/** So long nobody else has held administration before the only administrator may give it alone. */
export const ALONE_AFTER_DAYS = 7

/** At once; asked for, for another administrator to decide; or not now, since nobody could decide and one alone may not. */
export type WayToAdministration = 'atOnce' | 'asked' | 'notAlone'

export type Administration = {
  /** How many hold it, whatever the state of their accounts. */
  holderCount: number
  /** How many of these can sign in. */
  activeCount: number
  /** When it was last taken back from anybody. */
  takenAt: Date | null
}

/**
 * How administration is given now. Who is suspended still counts, and who held it lately does: an administrator who could
 * put the other out, name a third and let the other in again would need nobody's consent.
 */
export function wayToAdministration(
  { holderCount, activeCount, takenAt }: Administration,
  now: Date,
): WayToAdministration {
  if (activeCount > 1) return 'asked'
  if (holderCount > 1) return 'notAlone'
  const isLately = takenAt !== null && now.getTime() < takenAt.getTime() + ALONE_AFTER_DAYS * DAY_MS
  return isLately ? 'notAlone' : 'atOnce'
}
