import { setTimeout as sleep } from 'node:timers/promises'
import { saysAway } from './support/away.mjs'
import { browserOf, cookiesOf } from './support/browser.mjs'
import { familyOf, servingOf, signalAll } from './support/family.mjs'
import { BIG } from './support/fill.mjs'
import { brokenRules } from './support/invariants.mjs'
import { missingOf, startLoad } from './support/load.mjs'
import { copyOf, startDatabase, startProduct } from './support/place.mjs'
import { countsOf, quantile, seconds, until } from './support/waiting.mjs'

export const title = 'the database is killed with SIGKILL under load and started again'

const AWAY_MS = 4_000
const WELL_WITHIN_MS = 10_000
const ROUNDS = [
  { name: 'all its processes', whom: (pid) => [pid, ...familyOf(pid)] },
  { name: 'its first process', whom: (pid) => [pid] },
  { name: 'one of those that serve a connection', whom: (pid) => servingOf(pid).slice(0, 1), comesBack: true },
]

export async function bringAbout(place, report) {
  const dataDir = await copyOf(place, 'database-killed')
  const database = await startDatabase(place, dataDir)
  const product = await startProduct(place, dataDir, { url: database.url })
  const given = { query: database.query, site: product.site, secret: place.secrets.NEXTAUTH_SECRET }
  const load = await startLoad(given)
  await sleep(5_000)
  for (const round of ROUNDS) await kill({ ...round, database, load, given, report })
  await sleep(2_000)
  await load.stop()

  const { answers, acknowledged } = load
  const missing = await missingOf(database.query, acknowledged)
  const { enrolments, saves } = acknowledged
  report.see(
    'every acknowledged write is there',
    missing === 0 && enrolments.length > 0 && saves.length > 0,
    `${enrolments.length} enrolments and ${saves.length} registers of 1,000 marks were acknowledged, ${missing} are missing`,
  )
  const broken = await brokenRules(database.query)
  report.see('nothing is there by half', broken === '', broken || 'every rule of the database holds')
  const raw = answers.filter(
    (answer) => (answer.status === 0 || answer.status >= 500) && !saysAway(answer, answer.locale),
  )
  report.see(
    'whoever was not served read a page that says so (503), and nobody a bare error',
    raw.length === 0,
    countsOf(answers.map(({ status, failure }) => failure ?? status)) +
      (raw.length ? `; ${raw.length} of them bare` : ''),
  )
  const slowest = Math.max(...answers.map(({ ms }) => ms))
  report.see('nobody hung', slowest < 15_000, `the slowest of ${answers.length} answers took ${seconds(slowest)}`)
  report.note(
    `half of the answers within ${quantile(
      answers.map(({ ms }) => ms),
      0.5,
    )} ms`,
  )
  await product.stop()
  await database.stop()
}

async function kill({ name, whom, comesBack, database, load, given, report }) {
  const written = () => load.acknowledged.enrolments.length + load.acknowledged.saves.length
  signalAll(whom(database.pid()), 'SIGKILL')
  if (!comesBack) {
    await sleep(AWAY_MS)
    await database.startAgain()
  }
  await until(() => database.query('SELECT 1').catch(() => null), 60_000)
  const before = written()
  const [page, write, processes] = await Promise.all([
    until(() => goodPage(given)),
    until(() => written() > before),
    allServe(given),
  ])
  report.see(
    `killed: ${name}. The product is well again by itself within ${WELL_WITHIN_MS / 1000} s of the database's return`,
    [page, write, processes].every((one) => one && one.ms < WELL_WITHIN_MS),
    `first good page after ${inWords(page)}, first good write after ${inWords(write)}, both processes without fail from ${inWords(processes)} on`,
  )
  await sleep(2_000)
}

const inWords = (one) => (one ? seconds(one.ms) : 'never')

async function goodPage({ site }) {
  const { status } = await browserOf(site).get('/courses')
  return status === 200
}

/**
 * Connections go to the processes in turn, so six good answers in a row are three of each. Since when it has been so, in
 * milliseconds from now.
 */
async function allServe({ query, site, secret }) {
  const begun = performance.now()
  const [cookie] = await cookiesOf(query, secret, ['person20@bench.test'])
  const browser = browserOf(site, cookie)
  let since = begun
  for (let good = 0; good < 6 && performance.now() - begun < 60_000; good++) {
    const asked = performance.now()
    const { status } = await browser.get(`/editions/${BIG}`)
    if (status === 200 && good === 0) since = asked
    if (status !== 200) good = -1
  }
  return { ms: Math.round(since - begun) }
}
