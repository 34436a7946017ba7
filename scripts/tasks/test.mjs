import { join } from 'node:path'
import { Failure, sentenceFor } from '../setup/failure.mjs'
import { isEnding } from '../setup/lifecycle.mjs'
import { requireLock } from '../setup/lock.mjs'
import { ensureClient } from '../setup/prisma.mjs'
import { HOME, startThrowaway } from '../setup/throwaway.mjs'
import { runJourneys } from '../testing/journeys.mjs'
import { ignoreSettings } from '../testing/settings.mjs'
import { runStatic } from '../testing/static.mjs'
import { startTally } from '../testing/tally.mjs'
import { runUnit } from '../testing/unit.mjs'

const KINDS = ['static', 'unit', 'journeys']
const DIST_DIR = '.next-test'

/** Every kind of test, or with --only=KIND one; further arguments go to vitest and Playwright. */
export async function task(args) {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
  const rest = args.filter((arg) => !arg.startsWith('--only='))
  const runs = (kind) => !only || only === kind
  if (!KINDS.some(runs)) throw new Failure(`--only takes one of ${KINDS.join(', ')}.`)
  ignoreSettings()
  await requireLock(join(HOME, 'in-use'), 'npm test')
  await ensureClient()

  const tally = startTally()
  if (runs('static')) await count(tally, runStatic, { NEXT_DIST_DIR: DIST_DIR })
  if (runs('unit') || runs('journeys')) {
    const { url: server, dataDir } = await startThrowaway()
    const given = { server, dataDir, distDir: DIST_DIR, args: rest }
    if (runs('unit')) await count(tally, runUnit, given)
    if (runs('journeys')) await count(tally, runJourneys, given)
  }
  return tally.close()
}

/** What cannot run has failed, and the sum stands at the end all the same. */
async function count(tally, run, given) {
  try {
    await run(tally, given)
  } catch (error) {
    if (isEnding()) throw error
    console.error(sentenceFor(error))
    tally.fail(sentenceFor(error))
  }
}
