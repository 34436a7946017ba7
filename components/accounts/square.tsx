import { encode } from 'uqr'

/**
 * A text as a square that a camera reads, dark on light on every ground: many cameras read no other. Drawn into the page,
 * so that what is secret is fetched from nowhere.
 */
export function Square({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="block w-full max-w-60 rounded-(--radius-box) border border-line bg-(--square-paper)"
    >
      <path d={path} className="fill-(--square)" />
    </svg>
  )
}
