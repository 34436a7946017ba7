import { setTimeout as sleep } from 'node:timers/promises'
import { saysAway } from './support/away.mjs'
import { browserOf, cookiesOf } from './support/browser.mjs'
import { ADMINISTRATOR, RUSH } from './support/fill.mjs'
import { brokenRules } from './support/invariants.mjs'
import { copyOf, startDatabase, startProduct } from './support/place.mjs'
import { startProxy } from './support/proxy.mjs'
import { countsOf, quantile, seconds, until } from './support/waiting.mjs'

export const title = 'every answer of the database comes a second late, then every packet ten seconds'

/** Each way. */
const SLOW_MS = 500
const SLOWER_MS = 10_000
const READERS = 6
const LAST_MS = 20_000
const BOUND_MS = 20_000
const PATHS = ['/courses?q=judges', '/my', `/editions/${RUSH}`, '/my/timetable']

export async function bringAbout(place, report) {
  const dataDir = await copyOf(place, 'database-slow')
  const database = await startDatabase(place, dataDir)
  const proxy = await startProxy(database.port)
  const url = Object.assign(new URL(database.url), { port: String(proxy.port) }).href
  const product = await startProduct(place, dataDir, { url })
  const addresses = [ADMINISTRATOR, ...Array.from({ length: 50 }, (_, i) => `person${i + 1_100}@bench.test`)]
  const cookies = await cookiesOf(database.query, place.secrets.NEXTAUTH_SECRET, addresses)
  const given = { database, proxy, product, report, site: product.site, cookies }
  await readFor(given, 4_000)

  proxy.slow(SLOW_MS)
  const slowly = await readFor(given, LAST_MS)
  const served = slowly.filter(({ status }) => status === 200)
  report.see(
    'a second late: pages come, slowly',
    served.length > 0 && slowly.every((answer) => answer.status === 200 || saysAway(answer)),
    `${countsOf(slowly.map(({ status, failure }) => failure ?? status))}, half within ${seconds(
      quantile(
        slowly.map(({ ms }) => ms),
        0.5,
      ),
    )}, the slowest ${seconds(slowest(slowly))}`,
  )
  const [, cookie] = cookies
  const form = await until(() => browserOf(product.site, cookie).form(`/editions/${RUSH}`, 'slug'), 40_000)
  const enrolled = form && (await browserOf(product.site, cookie).post(form.value))
  report.see(
    'a second late: somebody enrols',
    /said=enrolled/.test(enrolled?.location ?? ''),
    enrolled ? `${enrolled.status} after ${seconds(enrolled.ms)}` : 'the page did not come',
  )
  proxy.slow(0)
  await recover(given, 'a second late')

  proxy.slow(SLOWER_MS)
  const during = await readFor(given, LAST_MS)
  report.see(
    'ten seconds late: a page that says so (503)',
    during.every((answer) => answer.status === 200 || saysAway(answer)) && during.some((answer) => saysAway(answer)),
    countsOf(during.map(({ status, failure }) => failure ?? status)),
  )
  report.see(
    `ten seconds late: nobody waits longer than ${BOUND_MS / 1000} s`,
    slowest(during) < BOUND_MS,
    `at most ${seconds(slowest(during))}`,
  )
  const health = await browserOf(product.site).get('/api/health')
  report.see(
    'ten seconds late: /api/health says so (503)',
    health.status === 503 && health.ms < 10_000,
    `${health.status} after ${seconds(health.ms)}`,
  )
  proxy.slow(0)
  await recover(given, 'ten seconds late')

  const broken = await brokenRules(database.query)
  report.see('nothing is there by half', broken === '', broken || 'every rule of the database holds')
  await product.stop()
  await proxy.stop()
  await database.stop()
}

const slowest = (answers) => Math.max(...answers.map(({ ms }) => ms))

/** So many people, each at a page after another; whoever is told to come back waits a little. */
async function readFor({ site, cookies }, ms) {
  const answers = []
  const end = Date.now() + ms
  await Promise.all(
    Array.from({ length: READERS }, async (_, n) => {
      for (let i = n; Date.now() < end; i++) {
        const answer = await browserOf(site, n % 3 ? cookies[n] : undefined).get(
          n % 3 ? PATHS[i % PATHS.length] : PATHS[2 * (i % 2)],
        )
        if (answer.status !== 307) answers.push(answer)
        await sleep(500)
      }
    }),
  )
  return answers
}

async function recover({ site, cookies, report }, name) {
  const browser = browserOf(site, cookies[3])
  const well = await until(async () => {
    const answers = []
    for (let i = 0; i < 4; i++) answers.push(await browser.get('/my'))
    return answers.every(({ status, ms }) => status === 200 && ms < 3_000)
  }, 60_000)
  report.see(
    `${name}, and quick again: pages come as before, by themselves, within half a minute`,
    well !== null && well.ms < 30_000,
    well ? `after ${seconds(well.ms)}` : 'not within a minute',
  )
}
