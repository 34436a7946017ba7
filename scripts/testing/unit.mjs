import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from '../setup/paths.mjs'
import { converse } from '../setup/processes.mjs'

const VITEST = 'node_modules/vitest/vitest.mjs'

/** Unit and integration tests, on the server given. */
export async function runUnit(tally, { server, dataDir, args }) {
  const report = `${dataDir}/unit.json`
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const code = await converse([VITEST, 'run', ...reporters, ...args], { LECTERN_TEST_SERVER: server, NODE_ENV: 'test' })
  const files = resultsIn(report)
  const failures = files.flatMap(failuresOf)
  tally.pass(files.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'passed').length)
  tally.fail(...failures)
  // An error outside every test, or no report at all, fails the run as well.
  if (code !== 0 && failures.length === 0) tally.fail('vitest: see what it says above')
}

function failuresOf({ name, status, assertionResults }) {
  const file = relative(root, name)
  const failed = assertionResults.filter((test) => test.status === 'failed').map((test) => `${file}: ${test.fullName}`)
  return status === 'failed' && failed.length === 0 ? [`${file}: could not run`] : failed
}

function resultsIn(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults
  } catch {
    return []
  }
}
