import { setTimeout as sleep } from 'node:timers/promises'
import { hash } from '@node-rs/argon2'
import { bodyOf, formOn, post } from './forms.mjs'
import { percentiles } from './load.mjs'
import { BIG } from './pages.mjs'

const SIGN_INS_A_SECOND = 10
const FIRST = 1_200
const PASSWORD = 'a parrot on the wave'
/** As lib/platform/passwords.ts hashes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What others look at meanwhile: well under what can be served, so that what they wait for is the sign-ins. */
const LOOKS_A_SECOND = 6

/**
 * How long the rest of the product takes while ten people a second sign in with their passwords, beside how long it takes
 * without them. Whoever looks is asked for by the clock and not by the answer before.
 */
export async function measureSignIns({ base, client, given, seconds }) {
  const count = Math.ceil(SIGN_INS_A_SECOND * seconds.many * 2)
  const first = Math.ceil(SIGN_INS_A_SECOND * seconds.many)
  const forms = await formsFor(base, await givePasswords(client, first + count))
  // Code that has run a while is faster, as for the pages.
  await Promise.all([look(base, given, seconds.many), pressEach(base, forms.slice(0, first))])
  const quiet = await look(base, given, seconds.many * 2)
  const signingIn = pressEach(base, forms.slice(first))
  const busy = await look(base, given, seconds.many * 2)
  const signIns = await signingIn
  return { count, quiet, busy, signIns: percentiles(signIns) }
}

async function givePasswords(client, count) {
  const passwordHash = await hash(PASSWORD, COST)
  const { rows } = await client.query(
    `UPDATE "Account" a SET "passwordHash" = $1 FROM "PersonEmail" e
    WHERE e."personId" = a."personId" AND e."isPrimary" AND right(a."id"::text, 12)::int BETWEEN $2 AND $3
    RETURNING e."address"`,
    [passwordHash, FIRST, FIRST + count - 1],
  )
  return rows.map(({ address }) => address)
}

/** The bytes that each browser would send; the page is the same for all. */
async function formsFor(base, addresses) {
  const { hidden } = await formOn(base, '/sign-in', { cookie: '', field: 'password' })
  return Promise.all(addresses.map((address) => bodyOf([...hidden, ['address', address], ['password', PASSWORD]])))
}

/** Ten a second, whether or not the one before has got in. */
async function pressEach(base, forms) {
  const begun = performance.now()
  return Promise.all(
    forms.map(async (form, i) => {
      await sleep(Math.max(0, begun + (i * 1000) / SIGN_INS_A_SECOND - performance.now()))
      const { ms } = await post(base, '/sign-in', { cookie: '', ...form })
      return ms
    }),
  )
}

async function look(base, { cookies }, seconds) {
  const pages = [
    [`/editions/${BIG}`, 'lectern=x'],
    ['/my/timetable', cookies.learners[0]],
  ]
  const begun = performance.now()
  const looks = Array.from({ length: Math.ceil(seconds * LOOKS_A_SECOND) }, async (_, i) => {
    await sleep(Math.max(0, begun + (i * 1000) / LOOKS_A_SECOND - performance.now()))
    const [path, cookie] = pages[i % pages.length]
    const asked = performance.now()
    await (await fetch(base + path, { headers: { cookie }, redirect: 'error' })).arrayBuffer()
    return performance.now() - asked
  })
  return percentiles(await Promise.all(looks))
}
