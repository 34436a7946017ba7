import { figure, kilobytes, table } from './figures.mjs'
import { measures } from './weighed.mjs'

const HEADS = ['page', 'who', 'requests', 'script', 'above the empty page', 'HTML', 'styles', 'fonts', 'largest paint']

/** Every page of the product, in kB as they came and seconds, each figure that exceeds its budget in bold beside that. */
export function weightTable({ weights }) {
  if (!weights) return undefined
  const { empty, pages } = weights
  const rows = pages.map((page) => {
    const [script, ...others] = measures(page, empty).map(({ value, most }) =>
      most !== undefined && value > most ? `**${figure(value)}** of ${most}` : figure(value),
    )
    const { requests, script: came } = page.weight
    return [page.label, page.as || 'visitor', requests, kilobytes(came), script, ...others]
  })
  const emptyRow = ['an empty page', '', empty.requests, kilobytes(empty.script), '0', kilobytes(empty.html)]
  const before = [
    'First visits over a line of 400 kbit/s and 400 ms; script above the empty page is that of both pressed alike. The',
    'budgets: 45 kB of script above the empty page (administrators’ pages have none), 40 kB of HTML (a register of 1,000:',
    '120), 100 kB of fonts, the largest paint within 2.5 seconds (three pages are visited at once; what painted late, again',
    'by itself). What exceeds one is bold, and fails the run.',
  ]
  return [before.join('\n'), table(HEADS, [emptyRow, ...rows])].join('\n\n')
}
