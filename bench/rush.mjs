import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../scripts/setup/failure.mjs'
import { bodyOf, follow, formOn, post } from './forms.mjs'
import { RUSH_PLACES } from './institute.mjs'
import { percentiles } from './load.mjs'
import { PRACTICE, RUSH, RUSH_SHOWN } from './pages.mjs'

export const PEOPLE = 600
const WITHIN_MS = 10_000
const VISITOR_EVERY_MS = 200
const FETCHED_AT_ONCE = 16

/**
 * 600 people have the page of one edition before them and press within ten seconds, each at a moment that owes nothing
 * to the others'; a visitor goes on looking at the catalogue. `cookies` are theirs; those `practising` enrol in another
 * edition before, so that the code has run.
 */
export async function measureRush({ base, client, cookies, practising }) {
  await warmUp(base, practising)
  return {
    alone: await rushOn(RUSH, { base, client, cookies }),
    shown: await rushOn(RUSH_SHOWN, { base, client, cookies, looks: true }),
  }
}

/** `looks`: each follows the answer to the page of what they enrolled in. */
async function rushOn(slug, { base, client, cookies, looks = false }) {
  const forms = await formsFor(base, slug, cookies)
  const random = randomFrom(600)
  const moments = cookies.map(() => random() * WITHIN_MS)
  const visitor = visit(base)
  const answers = await Promise.all(
    forms.map(async (form, i) => {
      await sleep(moments[i])
      return press(base, slug, form, looks)
    }),
  )
  const visits = await visitor.stop()
  await requireOutcome(client, slug)
  return {
    answered: percentiles(answers.map(({ ms }) => ms)),
    shown: percentiles(answers.map(({ shownMs }) => shownMs)),
    visitor: percentiles(visits),
  }
}

async function warmUp(base, practising) {
  for (const form of await formsFor(base, PRACTICE, practising)) await press(base, PRACTICE, form, true)
}

async function press(base, slug, { cookie, ...form }, looks) {
  const { ms, leadsTo } = await post(base, `/editions/${slug}`, { cookie, ...form })
  return { ms, shownMs: looks ? ms + (await follow(leadsTo, cookie)) : ms }
}

async function formsFor(base, slug, cookies) {
  const forms = []
  for (let at = 0; at < cookies.length; at += FETCHED_AT_ONCE) {
    const some = cookies.slice(at, at + FETCHED_AT_ONCE).map(async (cookie) => {
      const { hidden } = await formOn(base, `/editions/${slug}`, { cookie, field: 'slug' })
      return { cookie, ...(await bodyOf(hidden)) }
    })
    forms.push(...(await Promise.all(some)))
  }
  return forms
}

/** Looks at the catalogue five times a second, whether or not the last look was answered. */
function visit(base) {
  const looks = []
  const timer = setInterval(() => {
    const look = follow(`${base}/courses`, '')
    look.catch(() => {}) // it is told at the end, with the others
    looks.push(look)
  }, VISITOR_EVERY_MS)
  return {
    stop: () => {
      clearInterval(timer)
      return Promise.all(looks)
    },
  }
}

/** Every place taken and not one more; the others wait, in the order in which they came, behind all who got in. */
async function requireOutcome(client, slug) {
  const { rows } = await client.query(
    `SELECT en."state", en."queueSeq", en."createdAt" FROM "Enrolment" en JOIN "Edition" e ON e."id" = en."editionId"
    WHERE e."slug" = $1 ORDER BY en."queueSeq" NULLS FIRST, en."createdAt"`,
    [slug],
  )
  const enrolled = rows.filter(({ state }) => state === 'enrolled').length
  const waiting = rows.filter(({ state }) => state === 'waitlisted')
  const isInOrder = rows.every(({ createdAt }, i) => i === 0 || rows[i - 1].createdAt <= createdAt)
  const numbers = new Set(waiting.map(({ queueSeq }) => queueSeq))
  const isRight = enrolled === RUSH_PLACES && numbers.size === PEOPLE - RUSH_PLACES && rows.length === PEOPLE
  if (isRight && isInOrder) return
  const order = isInOrder ? 'in order' : 'out of order'
  throw new Failure(`Of ${PEOPLE}, ${enrolled} are enrolled and ${waiting.length} wait, ${order}.`)
}

/** The same moments in every run (mulberry32). */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
