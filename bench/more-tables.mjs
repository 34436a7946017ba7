import { atMost, figure, table, times } from './figures.mjs'
import { speeds } from './page-table.mjs'
import { PAGES } from './pages.mjs'

const MOST_MEGABYTES = 450
const MOST_MS_OF_CHECKS = 3

export function limitTable({ select, empty }) {
  if (!select) return undefined
  const heads = ['limit', '1 connection: a second', 'p50', 'p99', '16 connections: a second', 'p50', 'p99']
  const rows = [
    ['an empty static page', empty.static],
    ['an empty dynamic page', empty.dynamic],
    ['`select 1`', select],
  ]
  return table(
    heads,
    rows.map(([label, { alone, many }]) => [label, ...speeds(alone), ...speeds(many)]),
  )
}

export function actTable({ marks, rush }) {
  const rows = []
  if (marks) {
    for (const [name, label] of Object.entries({ new: '1,000 new marks saved', changed: '1,000 marks changed' })) {
      const { answered, shown } = marks[name]
      const aim = `300: ${atMost(answered.p50, 300, 'ms')}`
      const moodle = name === 'new' ? '11,000 to 16,000' : ''
      rows.push([`${label}, five times`, figure(answered.p50), '', '', figure(answered.worst), aim, moodle])
      rows.push(['… and the register shown again', figure(shown.p50), '', '', figure(shown.worst)])
    }
  }
  if (rush) {
    const row = (label, { p50, p95, p99, worst }) => [label, figure(p50), figure(p95), figure(p99), figure(worst)]
    const aimed = (label, times) => [...row(label, times), `500 at p95: ${atMost(times.p95, 500, 'ms')}`]
    rows.push(aimed('600 enrolments within 10 s for 500 places', rush.alone.answered))
    rows.push(row('… meanwhile a visitor’s catalogue', rush.alone.visitor))
    rows.push(aimed('600 again, who all then look at their page: the enrolment', rush.shown.answered))
    rows.push(row('… until the page is there', rush.shown.shown))
    rows.push(row('… meanwhile a visitor’s catalogue', rush.shown.visitor))
  }
  if (rows.length === 0) return undefined
  const after =
    'After each the database was asked: 1,000 marks as meant, written once a save; 500 enrolled and 100 waiting, in order.'
  return `${table(['act', 'p50', 'p95', 'p99', 'worst', 'aim', 'Moodle 4.5'], rows)}\n\n${after}`
}

export function checkTable({ checks, signIns }) {
  const rows = []
  if (checks) {
    const { edge, member, newcomer } = checks
    const aimed = (ms) => `3 ms: ${atMost(ms, MOST_MS_OF_CHECKS, 'ms')}`
    rows.push(['the whole of answering with a kept page, the edge’s checks in it', figure(edge)])
    rows.push(['knowing who asks and what they may', figure(member), '', aimed(edge + member)])
    rows.push(['the same of a cookie that comes for the first time', figure(newcomer), '', aimed(edge + newcomer)])
  }
  if (signIns) {
    const { quiet, busy } = signIns
    const factor = (name) => busy[name] / quiet[name]
    const aim = `under twice: ${factor('p50') < 2 && factor('p95') < 2 ? 'met' : 'missed'}`
    rows.push(['two pages, six times a second, when nobody signs in', figure(quiet.p50), figure(quiet.p95)])
    rows.push(['… while ten people a second sign in', figure(busy.p50), figure(busy.p95), aim])
    rows.push(['a sign-in meanwhile', figure(signIns.signIns.p50), figure(signIns.signIns.p95)])
  }
  if (rows.length === 0) return undefined
  return table(['the checks, in milliseconds', 'p50', 'p95', 'aim'], rows)
}

export function memoryTable({ memory, oneMemory, processes }) {
  if (!memory?.server) return undefined // no /proc
  const row = (label, { server, database }, aim) => [label, `${figure(server)} MB`, `${figure(database)} MB`, aim]
  const aim = `${MOST_MEGABYTES} MB: ${atMost(memory.server, MOST_MEGABYTES, 'MB')}`
  const rows = [row(`${processes} processes`, memory, aim), oneMemory && row('1 process', oneMemory)].filter(Boolean)
  const heads = ['memory at its highest, every page under load', 'server', 'PostgreSQL', 'aim for the server']
  return `${table(heads, rows)}\n\nProportional set size: what processes share is counted once.`
}

export function processTable({ pages, onePages, empty, oneEmpty, processes }) {
  if (!onePages) return undefined
  const row = (label, one, all) => [label, figure(one), figure(all), times(all / one)]
  const rows = [
    ...Object.keys(oneEmpty ?? {}).map((name) =>
      row(`an empty ${name} page`, oneEmpty[name].many.perSecond, empty[name].many.perSecond),
    ),
    ...PAGES.filter(({ name }) => onePages[name]).map(({ name, label }) =>
      row(label, onePages[name].many.perSecond, pages[name].many.perSecond),
    ),
  ]
  return table(['16 connections, a second', '1 process', `${processes} processes`, 'factor'], rows)
}

export function growthTable({ pages, tenPages, statements = {}, tenStatements }) {
  if (!tenPages) return undefined
  const rows = PAGES.filter(({ name }) => tenPages[name]).map(({ name, label }) => {
    const [one, ten] = [pages[name], tenPages[name]]
    return [
      label,
      figure(one.alone.p50),
      figure(ten.alone.p50),
      figure(one.many.perSecond),
      figure(ten.many.perSecond),
      times(one.many.perSecond / ten.many.perSecond),
      statements[name],
      tenStatements[name],
    ]
  })
  const heads = ['page', 'p50 alone', 'at ten times', '16 connections: a second', 'at ten times', 'costs']
  const after =
    '2,000 courses, 20,000 people and 100,000 enrolments; the edition with 1,000 learners is as large as before.'
  return `${table([...heads, 'statements', 'at ten times'], rows)}\n\n${after}`
}
