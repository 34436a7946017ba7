import { load, percentiles } from './load.mjs'
import { LEARNERS } from './pages.mjs'
import { numbersFrom, signIn } from './people.mjs'

/** A page that says the same to all: for somebody who is signed in, it asks who that is and what they may. */
const PATH = '/accessibility'
/** Signs nobody in, and gets a page that is not a kept one. */
const NOBODY = 'lectern=x'
const KEPT = '/courses'
const ROUNDS = 5
const FRESH = 200

/**
 * What it costs to know who asks and what they may, in milliseconds: the same answer for a visitor, for somebody whose
 * cookie was seen before, and for somebody who comes with it for the first time, in turn, so that a slow moment slows all
 * of them. `edge` is everything that the server does to answer with a kept page: the checks of each request are in it.
 */
export async function measureChecks({ base, client, secret, seconds }) {
  const numbers = numbersFrom(LEARNERS.first, LEARNERS.count)
  const known = await signIn(client, secret, numbers)
  const fresh = await signIn(
    client,
    secret,
    Array.from({ length: FRESH }, (_, i) => numbers[i % numbers.length]),
  )
  const ways = {
    visitor: () => ({ path: PATH, headers: { cookie: NOBODY } }),
    member: inTurn(known),
    edge: () => ({ path: KEPT, headers: { 'accept-encoding': 'br' } }),
  }
  const rounds = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [way, request] of Object.entries(ways)) {
      rounds[way].push(await load(base, request, { connections: 1, seconds: seconds.alone / 2 }))
    }
  }
  const middle = (way) => percentiles(rounds[way].map(({ p50 }) => p50)).p50
  const visitor = middle('visitor')
  return {
    edge: middle('edge'),
    visitor,
    member: middle('member') - visitor,
    newcomer: (await firstVisits(base, fresh)) - visitor,
  }
}

function inTurn(cookies) {
  let n = 0
  return () => ({ path: PATH, headers: { cookie: cookies[n++ % cookies.length] } })
}

/** The middle of how long the first request of each takes. */
async function firstVisits(base, cookies) {
  const times = []
  for (const cookie of cookies) {
    const begun = performance.now()
    await (await fetch(base + PATH, { headers: { cookie } })).arrayBuffer()
    times.push(performance.now() - begun)
  }
  return percentiles(times).p50
}
