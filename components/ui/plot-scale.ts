const STEPS = [1, 2, 2.5, 5, 10]

/** Round values from nought to at least `most`, about `count` of them: what an axis is marked with. */
export function ticksFor(most: number, count = 4): number[] {
  if (!(most > 0)) return [0]
  const rough = most / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * STEPS.find((one) => one * power >= rough - Number.EPSILON)!
  const last = Math.ceil(most / step - 1e-9)
  return Array.from({ length: last + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}

/** How far along a scale a value stands, in per cent of its length. */
export function shareOf(value: number, most: number): number {
  if (!(most > 0)) return 0
  return round(Math.min(100, Math.max(0, (value / most) * 100)))
}

export type Point = { x: number; y: number }

/** The points of a line in a square of a hundred, the greatest at the top; what is not known leaves a gap. */
export function pointsOf(values: readonly (number | null)[], most: number): (Point | null)[] {
  const last = Math.max(1, values.length - 1)
  return values.map((value, i) =>
    value === null ? null : { x: round((i / last) * 100), y: round(100 - shareOf(value, most)) },
  )
}

/** The path through points, begun anew after each gap. */
export function pathOf(points: readonly (Point | null)[]): string {
  return points.map((point, i) => (point ? `${i > 0 && points[i - 1] ? 'L' : 'M'}${point.x} ${point.y}` : '')).join('')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
