import { Failure } from '../scripts/setup/failure.mjs'
import { load, percentiles } from './load.mjs'
import { LEARNERS } from './pages.mjs'
import { numbersFrom, signIn } from './people.mjs'

/** A page that says the same to all: for somebody who is signed in, it asks who that is and what they may. */
const PATH = '/accessibility'
/** Signs nobody in, and gets a page that is not a kept one. */
const NOBODY = 'lectern=x'
const KEPT = '/courses'
const WARM = 100
const ASKED = 400
/** So few that the server has soon seen each of them. */
const KNOWN = 20

/**
 * What it costs to know who asks and what they may, in milliseconds: the same answer for a visitor, for somebody whose
 * cookie was seen before, and for somebody who comes with it for the first time. They ask one after the other, in turn, so
 * that a slow moment slows all of them. `edge` is everything that the server does to answer with a kept page: the checks of
 * each request are in it.
 */
export async function measureChecks({ base, client, secret, seconds }) {
  const numbers = numbersFrom(LEARNERS.first, LEARNERS.count)
  const cookiesFor = (count) => signIn(client, secret, repeated(numbers, count))
  const [known, fresh] = [await cookiesFor(KNOWN), await cookiesFor(WARM + ASKED)]
  const ways = {
    visitor: () => NOBODY,
    member: (i) => known[i % KNOWN],
    newcomer: (i) => fresh[i],
  }
  const times = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
  for (let i = 0; i < WARM + ASKED; i++) {
    for (const [way, cookieFor] of Object.entries(ways)) {
      const ms = await answered(base, cookieFor(i))
      if (i >= WARM) times[way].push(ms)
    }
  }
  const [visitor, member, newcomer] = Object.values(times).map((all) => percentiles(all).p50)
  const kept = () => ({ path: KEPT, headers: { 'accept-encoding': 'br' } })
  const { p50: edge } = await load(base, kept, { connections: 1, seconds: seconds.alone })
  return { edge, visitor, member: member - visitor, newcomer: newcomer - visitor }
}

const repeated = (items, count) => Array.from({ length: count }, (_, i) => items[i % items.length])

async function answered(base, cookie) {
  const begun = performance.now()
  const answer = await fetch(base + PATH, { headers: { cookie } })
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Failure(`${PATH} answered ${answer.status}: there is nothing to measure.`)
  return performance.now() - begun
}
