import { randomBytes } from 'node:crypto'
import { openSync, readFileSync } from 'node:fs'
import { ensureBuild } from '../setup/build.mjs'
import { makeDataDir } from '../setup/data-dir.mjs'
import { environmentFor } from '../setup/environment.mjs'
import { freePort } from '../setup/ports.mjs'
import { converse } from '../setup/processes.mjs'
import { seedDemonstration } from '../setup/seed.mjs'
import { requireServing, startServer } from '../setup/server.mjs'
import { letServe, servingUrl } from '../setup/serving.mjs'
import { copyOfTemplate, HOME } from '../setup/throwaway.mjs'
import { ensureChromium } from './chromium.mjs'

const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js'

/**
 * The journeys, against the production build with the demonstration institute, on a database that it does not own: what a
 * journey looks up or writes there by itself, it does as the owner.
 */
export async function runJourneys(tally, { server, dataDir, distDir, args }) {
  const chromium = await ensureChromium()
  const ownerUrl = await copyOfTemplate(server, 'journeys')
  const url = servingUrl(ownerUrl, randomBytes(16).toString('hex'))
  await letServe({ url, ownerUrl, isEmbedded: true })
  const own = `${dataDir}/journeys`
  makeDataDir(own)
  const env = {
    ...environmentFor({ url, port: await freePort(), keptIn: own, secretsIn: HOME }),
    NEXT_DIST_DIR: distDir,
    TEST_CLOCK: `${own}/clock`,
    PSEUDO_LANGUAGE: '1',
  }
  await seedDemonstration(url, env)
  await ensureBuild(env)
  const log = `${own}/server.log`
  const output = openSync(log, 'w')
  const { gone, stop } = startServer('start', env, { stdio: ['ignore', output, output] })
  await requireServing(env, gone).catch((error) => {
    console.error(readFileSync(log, 'utf8'))
    throw error
  })

  const report = `${dataDir}/journeys.json`
  const given = {
    ...env,
    DATABASE_OWNER_URL: ownerUrl,
    BASE_URL: env.APP_URL,
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  }
  const code = await converse([PLAYWRIGHT, 'test', '--reporter=list,json', ...args], given)
  await stop()

  const { passed, failures } = resultsIn(report)
  tally.pass(passed)
  tally.fail(...failures)
  if (code !== 0 && failures.length === 0) tally.fail('playwright: see what it says above')
  if (failures.length > 0) console.log(`What the server said last:\n${readFileSync(log, 'utf8').slice(-4_000)}`)
}

function resultsIn(report) {
  let suites
  try {
    suites = JSON.parse(readFileSync(report, 'utf8')).suites
  } catch {
    return { passed: 0, failures: [] }
  }
  const specs = suites.flatMap((suite) => specsOf(suite, []))
  return {
    passed: specs.filter(({ ok }) => ok).length,
    failures: specs.filter(({ ok }) => !ok).map(({ name }) => name),
  }
}

function specsOf({ title, specs = [], suites = [] }, above) {
  const path = [...above, title]
  const own = specs.map((spec) => ({ ok: spec.ok, name: [...path, spec.title].join(' › ') }))
  return [...own, ...suites.flatMap((suite) => specsOf(suite, path))]
}
