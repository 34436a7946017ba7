import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onEnd } from '../setup/lifecycle.mjs'
import { freePort } from '../setup/ports.mjs'
import { runningPostgres } from '../setup/postgres.mjs'
import { exitOf, startNode, stop } from '../setup/processes.mjs'
import { requireServing } from '../setup/server.mjs'
import { saysAway, saysFull } from './support/away.mjs'
import { browserOf, cookiesOf } from './support/browser.mjs'
import { ADMINISTRATOR, BIG, PASSWORD, RUSH } from './support/fill.mjs'
import { brokenRules } from './support/invariants.mjs'
import { copyOf, DIST_DIR } from './support/place.mjs'
import { querying } from './support/querying.mjs'
import { mountSmallDisk } from './support/small-disk.mjs'
import { countsOf, seconds, until } from './support/waiting.mjs'

export const title = 'the disk of .data/ is full, under npm start with its own database'

const DISK_MB = 600
const NEARLY = 32 * 1024 * 1024
const WELL_WITHIN_MS = 15_000

export async function bringAbout(place, report) {
  const folder = join(place.folder, 'disk')
  const disk = mountSmallDisk(folder, DISK_MB)
  if (!disk) return report.note('not run: this user may not mount a small disk')
  await copyOf(place, 'disk', folder)
  const started = await startAll(place, folder)
  const given = { ...started, report, disk, place }
  const cookies = await cookiesOf(
    given.query,
    place.secrets.NEXTAUTH_SECRET,
    Array.from({ length: 40 }, (_, i) => `person${i + 1_200}@bench.test`),
  )
  given.people = cookies.map((cookie) => browserOf(given.site, cookie))

  await nearlyFull(given)
  await wholly(given)
  await stop(started.child)
  await disk.unmount()
  await startOnFull(place, report)
}

/** Less room than the database needs to go on: people read, and nothing is taken in. */
async function nearlyFull(given) {
  const { report, site, people, disk, query } = given
  const forms = await Promise.all(people.slice(0, 3).map((person) => person.form(`/editions/${RUSH}`, 'slug')))
  const signIn = await browserOf(site).form('/ar/sign-in', 'password')
  disk.fill(NEARLY)
  const stranger = browserOf(site)
  await until(async () => !(await healthOf(site)).text.includes('hasRoom'), 10_000)
  await sleep(2_500)
  const before = await enrolledCount(query)
  const refused = await Promise.all(people.slice(0, 3).map((person, i) => person.post(forms[i])))
  const inArabic = await stranger.post(signIn, { address: ADMINISTRATOR, password: PASSWORD, next: '' })
  report.see(
    'nearly full: what is sent is refused with 503 and a sentence, in its language, and not done',
    refused.every((one) => saysFull(one)) && saysFull(inArabic, 'ar') && (await enrolledCount(query)) === before,
    countsOf([...refused, inArabic].map(({ status }) => status)),
  )
  const reads = await readAll(given)
  report.see(
    'nearly full: people go on reading',
    reads.every((one) => one.status === 200),
    countsOf(reads.map(({ status }) => status)),
  )
  const health = await healthOf(site)
  report.see(
    'nearly full: /api/health says so (503)',
    health.status === 503 && health.text.includes('"full"'),
    `${health.status} ${health.text}`,
  )
  disk.empty()
  const well = await until(async () => (await enrols(people[0], forms[0])) !== null, 20_000, 250)
  report.see(
    'room again: the same form is taken, by itself',
    well !== null,
    well ? `after ${seconds(well.ms)}` : 'not within 20 s',
  )
}

/** No room at all, and something else than the product writes: the database itself stops. */
async function wholly(given) {
  const { report, site, people, disk, query, output } = given
  disk.fill(0)
  const error = await exhaust(query)
  const ended = await until(() => output().includes('ended unexpectedly'), 20_000)
  report.note(`no byte left, and the write-ahead log used up: ${error}`)
  await sleep(3_000)
  const answers = [...(await readAll(given)), await people[1].get('/my')]
  report.see(
    'wholly full: the database ends, and people read a page that says so (503)',
    ended !== null && answers.every((one) => saysAway(one)),
    countsOf(answers.map(({ status, failure }) => failure ?? status)),
  )
  const sentence =
    'The disk is full, so that the database cannot run: free some space on it. It is tried again until it runs.'
  const said = await until(() => output().includes(sentence), 30_000)
  report.see(
    'wholly full: npm start goes on, and says what is to be done in one sentence',
    said !== null,
    lastLines(output()),
  )
  disk.empty()
  const well = await until(async () => (await browserOf(site).get('/courses')).status === 200, 60_000)
  const form = await until(() => people[5].form(`/editions/${RUSH}`, 'slug'), 20_000)
  const written = form && (await until(() => enrols(people[5], form.value), 20_000, 250))
  report.see(
    `room again: all goes on by itself within ${WELL_WITHIN_MS / 1000} s`,
    well !== null && well.ms < WELL_WITHIN_MS && written !== null,
    `first good page after ${well ? seconds(well.ms) : 'more than a minute'}, and somebody enrolled`,
  )
  const broken = await brokenRules(query)
  report.see('nothing is there by half', broken === '', broken || 'every rule of the database holds')
}

/** A start where nothing can be written ends with one sentence. */
async function startOnFull(place, report) {
  const folder = join(place.folder, 'full')
  const disk = mountSmallDisk(folder, 1)
  disk.fill(0)
  const child = startNode(['scripts/run.mjs', 'start'], {
    env: { ...environment(place, folder), PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
  const { code } = await exitOf(child)
  report.see(
    'npm start on a full disk ends with one sentence and not with 0',
    code !== 0 && said.trim() === 'The disk is full: free some space on it and start again.',
    `${code}: ${said.trim()}`,
  )
  await disk.unmount()
}

async function startAll(place, folder) {
  const port = await freePort()
  const log = join(folder, '..', 'disk.log')
  const output = openSync(log, 'a')
  const env = { ...environment(place, folder), PORT: String(port) }
  const child = startNode(['scripts/run.mjs', 'start'], { env, stdio: ['ignore', output, output] })
  onEnd(() => stop(child))
  await requireServing(env, exitOf(child))
  const { databasePassword: password } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))
  const url = `${runningPostgres({ dataDir: folder, password })}/lectern`
  return { child, site: `http://localhost:${port}`, query: querying(url), output: () => readFileSync(log, 'utf8') }
}

/** The place's own key for actions, so that what was built serves here too. */
const environment = ({ secrets }, folder) => ({
  DATA_DIR: folder,
  DATABASE_URL: '',
  DATABASE_OWNER_URL: '',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  NEXT_DIST_DIR: DIST_DIR,
  PROCESSES: '2',
})

const healthOf = (site) => browserOf(site).get('/api/health')

async function readAll({ site, people }) {
  const stranger = browserOf(site)
  const paths = ['/', '/courses?q=judges', `/editions/${BIG}`]
  return Promise.all([...paths.map((path) => stranger.get(path)), people[9].get('/my')])
}

async function enrols(person, form) {
  const { location } = await person.post(form)
  return /said=(enrolled|waitlisted)/.test(location ?? '') ? location : null
}

async function enrolledCount(query) {
  const [{ count }] = await query('SELECT count(*)::int AS count FROM "Enrolment"')
  return count
}

/** Writes until the log needs a file more than the disk holds; the words that PostgreSQL then says. */
async function exhaust(query) {
  try {
    for (let i = 0; i < 60; i++) await query('SELECT pg_current_xact_id(), pg_switch_wal()')
    return 'it held'
  } catch (error) {
    return error.message
  }
}

const lastLines = (text) =>
  text
    .split('\n')
    .filter((line) => line && !line.startsWith('{'))
    .slice(-2)
    .join(' / ')
