import { Failure } from '../scripts/setup/failure.mjs'

/** The big edition's session that is going on (institute.mjs). */
export const REGISTER = '/teach/sessions/00000000-0000-7000-8004-000000000105'
export const BIG = 'c-1-now'
export const RUSH = 'c-2-now'
export const RUSH_SHOWN = 'c-4-now'
export const PRACTICE = 'c-3-now'

/** Who is on the big edition and looks at their pages in turn; the first of all runs everything and teaches it. */
export const LEARNERS = { first: 11, count: 100 }
export const ADMINISTRATOR = 1

const KEPT = { perSecond: 400 }
const NOT_KEPT = { perSecond: 150 }
const OWN = { perSecond: 100, orHalf: true }
const PAGES_OF_LIST = 20

/**
 * What is measured: each page's address (of the nth request), who looks at it, what it must hold, its aim, and what was
 * measured of Moodle 4.5 on a machine like this one. Anyone with a cookie that signs nobody in gets a page that is not
 * kept.
 */
export const PAGES = [
  { name: 'home', label: 'home, kept for visitors', isKept: true, path: () => '/', holds: 'Institute of Measures' },
  {
    name: 'catalogue',
    label: 'catalogue, kept for visitors',
    isKept: true,
    path: () => '/courses',
    holds: 'Cybercrime',
    aim: KEPT,
    moodle: '38 (a category of courses)',
  },
  {
    name: 'catalogueFresh',
    label: 'catalogue, rendered for each',
    path: () => '/courses',
    as: 'nobody',
    holds: 'Cybercrime',
    aim: NOT_KEPT,
    moodle: '38 (a category of courses)',
  },
  {
    name: 'course',
    label: 'course, kept for visitors',
    isKept: true,
    path: () => '/courses/C-1',
    holds: 'Know the law',
  },
  {
    name: 'search',
    label: 'search, each another phrase',
    path: (n, { phrases }) => `/courses?q=${encodeURIComponent(phrases[n % phrases.length])}`,
    holds: '/courses/C-',
    aim: OWN,
    moodle: '20',
  },
  {
    name: 'edition',
    label: 'edition, kept for visitors',
    isKept: true,
    path: () => `/editions/${BIG}`,
    holds: 'Meeting',
    aim: KEPT,
  },
  {
    name: 'editionFresh',
    label: 'edition, rendered for each',
    path: () => `/editions/${BIG}`,
    as: 'nobody',
    holds: 'Meeting',
    aim: NOT_KEPT,
  },
  {
    name: 'editionIn',
    label: 'edition, signed in',
    path: () => `/editions/${BIG}`,
    as: 'learners',
    holds: `/my/courses/${BIG}`,
    aim: OWN,
    moodle: '23 (a course)',
  },
  { name: 'my', label: '/my', path: () => '/my', as: 'learners', holds: 'Meeting', aim: OWN, moodle: '15' },
  { name: 'timetable', label: 'timetable', path: () => '/my/timetable', as: 'learners', holds: 'Meeting' },
  {
    name: 'participants',
    label: 'participants, a page of the list',
    path: (n) => `/admin/editions/${BIG}/participants?page=${1 + (n % PAGES_OF_LIST)}`,
    as: 'administrator',
    holds: '@bench.test',
    aim: OWN,
    moodle: '13',
  },
  {
    name: 'register',
    label: 'register of 1,000',
    path: () => REGISTER,
    as: 'administrator',
    holds: '</li>',
    aim: { aloneMs: 200 },
    moodle: '465 ms alone',
  },
]

const asked = new Map()

/** Gives the next request for a page, by whoever's turn it is; what was asked before is not asked again. */
export function requestFor(page, { cookies, phrases }) {
  const people = cookies[page.as]
  return () => {
    const n = asked.get(page.name) ?? 0
    asked.set(page.name, n + 1)
    return {
      path: page.path(n, { phrases }),
      headers: { 'accept-encoding': 'gzip, br', ...(people ? { cookie: people[n % people.length] } : {}) },
    }
  }
}

/** Fails where a page is not the one that is meant. */
export async function requirePage(base, page, given) {
  const { path, headers } = requestFor(page, given)()
  const answer = await fetch(base + path, { headers, redirect: 'manual' })
  const body = await answer.text()
  if (answer.status === 200 && body.includes(page.holds)) return
  throw new Failure(`${path} answered ${answer.status} without “${page.holds}”: it is not the page to measure.`)
}

/**
 * Thousands of phrases of two to six words, none twice: two of a course's title, which find some, and any of those that
 * every summary has.
 */
export async function phrasesOf(client) {
  const { rows } = await client.query('SELECT "title", "summary" FROM "CourseText" ORDER BY "courseId" LIMIT 60')
  const wordsOf = (text) => [...new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? [])]
  const pairs = new Set(
    rows.flatMap(({ title }) => {
      const words = wordsOf(title)
      return words.flatMap((one) => words.filter((other) => other !== one).map((other) => `${one} ${other}`))
    }),
  )
  const common = wordsOf(rows[0].summary).slice(0, 7)
  const endings = Array.from({ length: 2 ** common.length }, (_, mask) => common.filter((_, bit) => mask & (1 << bit)))
  return endings.flatMap((ending) => [...pairs].map((pair) => [pair, ...ending].join(' ')))
}
