const MONTHS = 12

/** The first days of the month that a moment is in and of the eleven after it, and of the one that ends them (UTC). */
export function monthsFrom(at: Date): Date[] {
  return Array.from({ length: MONTHS + 1 }, (_, i) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + i, 1)))
}

/** Where a day lies on a strip on which every month is as wide as the others: 0 its beginning, 1 its end. */
export function placeOf(on: Date, months: readonly Date[]): number {
  const after = months.findIndex((month) => month > on)
  if (after === 0) return 0
  const [from, to] = [months[after - 1], months[after]]
  if (after < 0 || !from || !to) return 1
  const part = (on.getTime() - from.getTime()) / (to.getTime() - from.getTime())
  return (after - 1 + part) / MONTHS
}

/** The part of the strip that days take up, the last of them included, in per cent; never too narrow to be seen. */
export function spanOf({ startsOn, endsOn }: { startsOn: Date; endsOn: Date }, months: readonly Date[]) {
  const from = placeOf(startsOn, months)
  const to = placeOf(new Date(endsOn.getTime() + 86_400_000), months)
  const wide = Math.max(to - from, 0.012)
  const percent = (part: number) => `${Math.round(part * 1000) / 10}%`
  return { from: percent(Math.min(from, 1 - wide)), wide: percent(wide) }
}
