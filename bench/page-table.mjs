import { atLeast, atMost, figure, share, table } from './figures.mjs'
import { PAGES } from './pages.mjs'

const HEADS = [
  'page',
  '1 connection: a second',
  'p50',
  'p99',
  '16 connections: a second',
  'p50',
  'p99',
  'processor ms each: server + database',
  'statements',
  'of an empty page',
  'aim',
  'Moodle 4.5, measured alike, a second',
]

/** One table of every page, each figure beside its limit, its aim and what people use today. */
export function pageTable({ pages, statements = {}, empty }) {
  if (!pages) return undefined
  const rows = PAGES.filter(({ name }) => pages[name]).map((page) => {
    const { alone, many } = pages[page.name]
    return [
      page.label,
      ...speeds(alone),
      ...speeds(many),
      many.processor.server ? `${figure(many.processor.server)} + ${figure(many.processor.database)}` : '',
      statements[page.name],
      empty && shareOf(page, many, empty),
      page.aim && aimOf(page.aim, pages[page.name], empty),
      page.moodle,
    ]
  })
  const after = [
    'Kept pages are what every visitor sees alike, beside the empty page that is made once, the others beside the one',
    'that is made for each request; “rendered for each” is the same page asked for with a cookie that',
    'signs nobody in, which is never kept. Search is asked another phrase each time, the signed-in pages are those of a',
    'hundred people in turn, and the participants are a page of twenty in turn.',
  ]
  return [table(HEADS, rows), after.join('\n')].join('\n\n')
}

export const speeds = (measured) =>
  measured ? [figure(measured.perSecond), figure(measured.p50), figure(measured.p99)] : ['', '', '']

function shareOf({ isKept }, { perSecond }, { static: once, dynamic }) {
  const [limit, word] = isKept ? [once, 'static'] : [dynamic, 'dynamic']
  return `${share(perSecond / limit.many.perSecond)} of the ${word}`
}

function aimOf({ perSecond, orHalf, aloneMs }, { alone, many }, empty) {
  if (aloneMs) return `${aloneMs} ms alone: ${atMost(alone.p50, aloneMs, 'ms')}`
  if (!orHalf) return `${perSecond}: ${atLeast(many.perSecond, perSecond, 'a second')}`
  if (!empty) return `${perSecond}: ${atLeast(many.perSecond, perSecond, 'a second')}`
  const half = empty.dynamic.many.perSecond / 2
  const least = Math.min(perSecond, half)
  const words = least === half ? `half of the empty page (${figure(half)})` : `${perSecond}`
  return `${words}: ${atLeast(many.perSecond, least, 'a second')}`
}
