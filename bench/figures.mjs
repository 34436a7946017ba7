/** A number as a reader takes it in: three figures, no more. */
export function figure(value) {
  if (value === undefined) return ''
  const rounded = value >= 100 ? Math.round(value) : Number(value.toPrecision(value < 0.1 ? 1 : 2))
  return rounded.toLocaleString('en')
}

export const times = (factor) => `× ${factor.toFixed(2)}`
export const share = (part) => `${Math.round(part * 100)} %`
export const kilobytes = (bytes) => figure(bytes / 1000)

/** A table of Markdown; the first column is words, the others are figures. */
export function table(heads, rows) {
  const line = (cells) => `| ${heads.map((_, i) => cells[i] ?? '').join(' | ')} |`
  return [line(heads), line(heads.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

/** Whether an aim is met, and by how much it is missed. */
export function atLeast(value, aim, unit) {
  return value >= aim ? 'met' : `missed by ${figure(aim - value)} ${unit}`
}

export function atMost(value, aim, unit) {
  return value <= aim ? 'met' : `missed by ${figure(value - aim)} ${unit}`
}
