import { setTimeout as sleep } from 'node:timers/promises'
import { browserOf, cookiesOf, formIn, valueOf } from './browser.mjs'
import { ADMINISTRATOR, BIG, RUSH } from './fill.mjs'

const READERS = 8
const ENROLLING = 4
const PAUSE_MS = 50
const MARKED = 3
const PATHS = ['/', '/courses', '/courses?q=judges', `/editions/${RUSH}`, '/ar/courses']

/**
 * Visitors and the signed-in read, people enrol one after another, a trainer saves 1,000 marks again and again, until
 * `stop`. `answers` are all there were; `acknowledged` is what people were told is done.
 */
export async function startLoad({ query, site, secret }) {
  const people = Array.from({ length: 900 }, (_, i) => `person${i + 1_050}@bench.test`)
  const [boss, ...cookies] = await cookiesOf(query, secret, [ADMINISTRATOR, ...people])
  const sessions = await query(
    `SELECT s."id" FROM "Session" s JOIN "SessionEdition" l ON l."sessionId" = s."id" JOIN "Edition" e ON e."id" = l."editionId"
     WHERE e."slug" = '${BIG}' AND s."startsAt" < now() ORDER BY s."startsAt" DESC LIMIT ${MARKED}`,
  )
  const answers = []
  const acknowledged = { enrolments: [], saves: [] }
  let isStopped = false

  async function keep(path, answer) {
    const { status, ms, failure, retryAfter } = answer
    const locale = path.startsWith('/ar') ? 'ar' : 'en'
    answers.push({ locale, ms, status, failure, retryAfter, text: status >= 500 ? answer.text : '' })
    await sleep(PAUSE_MS)
    return answer
  }

  async function read(n) {
    const browser = browserOf(site, n % 2 ? cookies[n] : undefined)
    for (let i = n; !isStopped; i++) {
      const path = n % 2 && i % 3 === 0 ? '/my' : PATHS[i % PATHS.length]
      await keep(path, await browser.get(path))
    }
  }

  async function enrol(n) {
    for (let i = n; !isStopped && i < people.length; i += ENROLLING) {
      const browser = browserOf(site, cookies[i])
      let isIn = false
      while (!isIn && !isStopped) {
        const form = await formFrom(browser, `/editions/${RUSH}`, 'slug')
        if (!form) break
        const { location } = await keep(form.path, await browser.post(form))
        isIn = /said=(enrolled|waitlisted)/.test(location ?? '')
        if (isIn) acknowledged.enrolments.push(people[i])
      }
    }
  }

  async function mark({ id }) {
    const browser = browserOf(site, boss)
    while (!isStopped) {
      const form = await formFrom(browser, `/teach/sessions/${id}`, 'version')
      if (!form) break
      const letter = 'plexa'[Number(valueOf(form, 'version')) % 5]
      const { location } = await keep(form.path, await browser.post(form, await marksOf(query, letter)))
      const saved = /saved=(\d+)/.exec(location ?? '')?.[1]
      if (saved) acknowledged.saves.push({ id, version: Number(saved) })
    }
  }

  /** Asks again, as people do, while there is no page with that form. */
  async function formFrom(browser, path, field) {
    while (!isStopped) {
      const form = formIn(path, field, await keep(path, await browser.get(path)))
      if (form) return form
      await sleep(250)
    }
    return null
  }

  const running = [
    ...Array.from({ length: READERS }, (_, n) => read(n)),
    ...Array.from({ length: ENROLLING }, (_, n) => enrol(n)),
    ...sessions.map(mark),
  ]
  return {
    answers,
    acknowledged,
    stop: async () => {
      isStopped = true
      await Promise.all(running)
    },
  }
}

let learners

/** One letter for everyone of the big course. */
export async function marksOf(query, letter) {
  learners ??= await query(
    `SELECT n."id" FROM "Enrolment" n JOIN "Edition" e ON e."id" = n."editionId" WHERE e."slug" = '${BIG}'`,
  )
  return Object.fromEntries(learners.map(({ id }) => [`m.${id}`, letter]))
}

/** What was acknowledged and is not there. */
export async function missingOf(query, { enrolments, saves }) {
  const rows = await query(
    `SELECT p."address" FROM unnest($1::text[]) AS p("address") WHERE NOT EXISTS (
       SELECT 1 FROM "PersonEmail" m JOIN "Enrolment" n ON n."personId" = m."personId" JOIN "Edition" e ON e."id" = n."editionId"
       WHERE m."address" = p."address"::citext AND e."slug" = '${RUSH}' AND n."state" IN ('enrolled', 'waitlisted'))`,
    enrolments,
  )
  const versions = new Map(
    (await query('SELECT "sessionId", "version" FROM "Register"')).map((r) => [r.sessionId, r.version]),
  )
  return rows.length + saves.filter(({ id, version }) => (versions.get(id) ?? 0) < version).length
}
