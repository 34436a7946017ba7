import { acts } from './support/acts.mjs'
import { browserOf, cookiesOf, valueOf } from './support/browser.mjs'
import { familyOf, ownerOfPort, signalAll } from './support/family.mjs'
import { ADMINISTRATOR, BIG } from './support/fill.mjs'
import { holdTable } from './support/holding.mjs'
import { brokenRules } from './support/invariants.mjs'
import { copyOf, startDatabase, startProduct } from './support/place.mjs'
import { countsOf, seconds, until } from './support/waiting.mjs'

export const title = 'the server is killed while 1,000 marks are saved, and while 500 people are enrolled'

const COMMITTED = 'commit'
const WELL_WITHIN_MS = 10_000

export async function bringAbout(place, report) {
  const dataDir = await copyOf(place, 'server-killed')
  const database = await startDatabase(place, dataDir)
  const start = () => startProduct(place, dataDir, { url: database.url, WORKER: 'apart' })
  const [cookie] = await cookiesOf(database.query, place.secrets.NEXTAUTH_SECRET, [ADMINISTRATOR])
  const given = { database, report, start, product: await start(), browser: (site) => browserOf(site, cookie) }
  for (const act of acts(database.query)) {
    await trials(given, act, 'one', [...act.tables, COMMITTED])
    await trials(given, act, 'all', [act.tables[0], act.tables.at(-1), COMMITTED])
  }
  const broken = await brokenRules(database.query)
  report.see('nothing is there by half', broken === '', broken || 'every rule of the database holds')
  await given.product.stop()
  await database.stop()
}

/** Kills as the act is about to write to each of its tables, and as soon as it has committed. */
async function trials(given, act, whom, moments) {
  const seen = []
  for (const moment of moments) seen.push({ moment, ...(await trial(given, act, whom, moment)) })
  const { report } = given
  const name = `${act.name}, ${whom === 'one' ? 'the process that does it killed' : 'all processes killed'}`
  const share = ({ after }) => (after === 0 ? 'none' : after === act.size ? 'all' : `${after} of ${act.size}`)
  report.see(
    `${name}: all or none`,
    seen.every(({ moment, after }) => after === (moment === COMMITTED ? act.size : 0)),
    `killed before ${seen.map((one) => `${one.moment}: ${share(one)}`).join(', ')}`.replace(
      'before commit',
      'after commit',
    ),
  )
  report.see(
    `${name}: sent again with the same key, done once`,
    seen.every(({ isDone, isOnce }) => isDone && isOnce),
    `${seen.filter(({ isDone, isOnce }) => isDone && isOnce).length} of ${seen.length}; the sender had first ${countsOf(seen.map(({ answer }) => answer))}`,
  )
  report.see(
    whom === 'one'
      ? `${name}: the other goes on serving, a new one takes its place`
      : `${name}: started again, it serves as before`,
    seen.every(({ hasServed, wellAfter }) => hasServed && wellAfter < WELL_WITHIN_MS),
    `two processes again after at most ${seconds(Math.max(...seen.map(({ wellAfter }) => wellAfter)))}`,
  )
}

async function trial(given, act, whom, moment) {
  const { database, product } = given
  const browser = given.browser(product.site)
  const form = await act.form(browser)
  const before = await act.count(form)
  const family = familyOf(product.pid)
  const kill = (port) => {
    const own = port && ownerOfPort(family, port)
    signalAll(whom === 'all' ? [product.pid, ...family] : [own ?? family[0]], 'SIGKILL')
  }
  let sending
  const send = () => {
    sending = browser.post(form, form.values)
    return sending
  }
  await killAt(database, moment, { send, kill, key: valueOf(form, 'key') })
  const hasServed = whom === 'all' || (await serves(browser))
  const answer = await sending
  if (whom === 'all') given.product = await given.start()
  const anew = given.browser(given.product.site)
  const well = await until(async () => given.product.isWhole() && (await serves(anew)))
  const after = (await act.count(form)) - before
  const again = await anew.post(form, form.values)
  const isDone = again.status === 303 && act.says.test(again.location ?? '')
  const isOnce = (await act.count(form)) - before === act.size && (await act.isOnce(form))
  const wellAfter = well?.ms ?? Number.POSITIVE_INFINITY
  return { after, hasServed, isDone, isOnce, wellAfter, answer: answer.status || 'a broken connection' }
}

async function killAt({ url, query }, moment, { send, kill, key }) {
  if (moment === COMMITTED) {
    send()
    await until(() => query('SELECT 1 FROM "CommandKey" WHERE "key" = $1', key).then(([row]) => row), 30_000, 1)
    return kill()
  }
  const held = await holdTable(url, moment)
  const answered = send().then(({ status, failure, location }) => {
    throw new Error(`answered before it was to write to ${moment}: ${failure ?? status} ${location}`)
  })
  kill(await Promise.race([held.arrived(), answered]))
  await held.release()
}

/** Whether somebody answers, whichever process it is: a connection to a process that has just died is tried again. */
async function serves(browser) {
  for (let i = 0; i < 4; i++) {
    const { status, ms } = await browser.get(`/editions/${BIG}`)
    if (ms > WELL_WITHIN_MS) return false
    if (status === 200) return true
  }
  return false
}
