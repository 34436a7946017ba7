import { setTimeout as sleep } from 'node:timers/promises'
import { onEnd } from '../setup/lifecycle.mjs'
import { saysAway } from './support/away.mjs'
import { browserOf, cookiesOf } from './support/browser.mjs'
import { familyOf, signalAll } from './support/family.mjs'
import { ADMINISTRATOR, BIG, PASSWORD } from './support/fill.mjs'
import { brokenRules } from './support/invariants.mjs'
import { copyOf, startDatabase, startProduct } from './support/place.mjs'
import { countsOf, quantile, seconds, until } from './support/waiting.mjs'

export const title = 'the database stops for a minute, frozen (SIGSTOP) and then shut down'

const FROZEN_MS = 60_000
const SHUT_MS = 12_000
const CLIENTS = 200
const BOUND_MS = 10_000
const AFTER_MS = 10_000
/** Ten connections in the pool of each of two processes, one that listens in each, and the worker's and a start's. */
const MOST_CONNECTIONS = 24
const PATHS = ['/', '/courses', `/editions/${BIG}`, '/my', '/ar', '/courses?q=judges', '/my/timetable']

export async function bringAbout(place, report) {
  const dataDir = await copyOf(place, 'database-stopped')
  const database = await startDatabase(place, dataDir)
  const product = await startProduct(place, dataDir, { url: database.url })
  const { site } = product
  const addresses = Array.from({ length: CLIENTS }, (_, i) => `person${i + 100}@bench.test`)
  const cookies = await cookiesOf(database.query, place.secrets.NEXTAUTH_SECRET, addresses)
  const signIn = await browserOf(site).form('/sign-in', 'password')
  const given = { place, report, database, product, site, cookies, signIn }

  const before = await latencyOf(given)
  const all = () => [database.pid(), ...familyOf(database.pid())]
  const thaw = () => signalAll(all(), 'SIGCONT')
  const forget = onEnd(thaw)
  await away(given, {
    name: 'frozen',
    ms: FROZEN_MS,
    begin: () => signalAll(all(), 'SIGSTOP'),
    finish: thaw,
    before,
  })
  forget()
  await away(given, {
    name: 'shut down',
    ms: SHUT_MS,
    begin: () => database.stop(),
    finish: () => database.startAgain(),
    before,
  })
  const broken = await brokenRules(database.query)
  report.see('nothing is there by half', broken === '', broken || 'every rule of the database holds')
  await product.stop()
  await database.stop()
}

async function away(given, { name, ms, begin, finish, before }) {
  const { report, database, site } = given
  const crowd = startCrowd(given)
  await sleep(1_500)
  const begun = Date.now()
  await begin()
  await lookAround(given, name)
  await sleep(begun + ms - Date.now())

  const [sample, samples] = [sampler(database), []]
  const ended = Date.now()
  await finish()
  const returned = Date.now()
  const well = until(async () => (await browserOf(site).get('/courses')).status === 200)
  for (const last = Date.now() + AFTER_MS; Date.now() < last; await sleep(100)) samples.push(await sample())
  const wellAfter = await well
  await crowd.stop()

  const during = crowd.answers.filter(({ at }) => at > begun && at < ended)
  const wrong = during.filter((answer) => answer.at - begun > BOUND_MS && !saysAway(answer, answer.locale))
  report.see(
    `${name}: ${CLIENTS} people read the 503 page in the path's language, with Retry-After, signed in or not`,
    during.length > 0 && wrong.length === 0,
    countsOf(during.map(({ status, failure }) => failure ?? status)),
  )
  const slowest = Math.max(...during.map((answer) => answer.ms))
  report.see(
    `${name}: nobody waits longer than ${BOUND_MS / 1000} s`,
    slowest < BOUND_MS,
    `at most ${seconds(slowest)}`,
  )
  report.see(
    `${name}: the product is well again by itself within 10 s of its return`,
    wellAfter !== null && wellAfter.ms < 10_000,
    wellAfter ? `after ${seconds(wellAfter.ms)}` : 'it was not',
  )
  const connections = Math.max(...samples.map((one) => one.connections))
  const active = Math.max(...samples.map((one) => one.active))
  const after = crowd.answers.filter(({ at }) => at >= returned)
  report.see(
    `${name}: no herd after it`,
    connections <= MOST_CONNECTIONS,
    `at most ${connections} connections and ${active} queries at once in the first ${AFTER_MS / 1000} s, ${after.length} answers`,
  )
  const now = await latencyOf(given)
  report.see(
    `${name}: answers are as quick as before afterwards`,
    now.median < 2 * before.median + 50,
    `half within ${before.median} ms before, ${now.median} ms after`,
  )
}

/** As browsers do: on a page that says "in 12 seconds" they ask again then, on a good one people read for a while. */
function startCrowd({ site, cookies }) {
  const answers = []
  let isStopped = false
  const rests = new Set()
  const rest = (ms) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      rests.add(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  async function person(n) {
    await rest(Math.random() * 2_000)
    for (let i = n; !isStopped; i++) {
      const path = PATHS[i % PATHS.length]
      const { status, ms, text, retryAfter, failure } = await browserOf(site, n % 2 ? cookies[n] : undefined).get(path)
      const locale = path.startsWith('/ar') ? 'ar' : 'en'
      answers.push({ at: Date.now(), status, ms, text: status === 200 ? '' : text, retryAfter, failure, locale })
      await rest(status === 503 ? Number(retryAfter) * 1_000 : 6_000 + Math.random() * 6_000)
    }
  }
  const running = cookies.map((_, n) => person(n))
  return {
    answers,
    stop: async () => {
      isStopped = true
      for (const wake of rests) wake()
      await Promise.all(running)
    },
  }
}

/** What one person sees meanwhile: signing in, rightly and wrongly, a page of one's own, the service's health. */
async function lookAround({ report, site, cookies, signIn }, name) {
  const tried = { address: ADMINISTRATOR, next: '' }
  const stranger = browserOf(site)
  const [right, wrong, own, health] = await Promise.all([
    stranger.post(signIn, { ...tried, password: PASSWORD }),
    stranger.post(signIn, { ...tried, password: 'not-the-password' }),
    browserOf(site, cookies[0]).get('/my'),
    stranger.get('/api/health'),
  ])
  const again = await stranger.post(signIn, { ...tried, password: PASSWORD })
  const isAway = [right, wrong, own, again].every((answer) => saysAway(answer) && !answer.cookies)
  report.see(
    `${name}: no sign-in is let through: right password, wrong password, a valid cookie, all 503`,
    isAway,
    [right, wrong, own, again].map(({ status, ms }) => `${status} after ${seconds(ms)}`).join(', '),
  )
  report.see(
    `${name}: /api/health says so (503)`,
    health.status === 503 && health.ms < 10_000 && JSON.parse(health.text || '{}').database === 'silent',
    `${health.status} after ${seconds(health.ms)}`,
  )
}

function sampler({ query, url }) {
  const name = new URL(url).pathname.slice(1)
  return async () => {
    const rows = await query(
      `SELECT count(*)::int AS connections, count(*) FILTER (WHERE state = 'active')::int AS active
       FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`,
      name,
    ).catch(() => [])
    return rows[0] ?? { connections: 0, active: 0 }
  }
}

async function latencyOf({ site, cookies }) {
  const times = []
  for (let i = 0; i < 30; i++) {
    const { ms } = await browserOf(site, cookies[i]).get(i % 2 ? '/my' : '/courses?q=judges')
    times.push(ms)
  }
  return { median: quantile(times, 0.5) }
}
