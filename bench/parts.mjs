import { measureChecks } from './checks.mjs'
import { measureEmpty, measureSelect } from './limits.mjs'
import { measureMarks } from './marks.mjs'
import { measurePages, readers } from './measure.mjs'
import { PRACTICE } from './pages.mjs'
import { lastNotOn, numbersFrom, signIn } from './people.mjs'
import { measureRush, PEOPLE } from './rush.mjs'
import { measureSignIns } from './sign-ins.mjs'
import { copyInstitute, faultsOf, serveEmpty, serveProduct } from './stage.mjs'
import { countStatements } from './statements.mjs'
import { weighedPages } from './weighed.mjs'
import { weighedData } from './weighed-data.mjs'
import { weigh } from './weight.mjs'

/** What can be measured beside the pages, by the names that --only takes. */
export const PARTS = ['limits', 'statements', 'weight', 'marks', 'rush', 'checks', 'signIns', 'processes', 'ten']

/** The first people who are not on the big edition. */
const NEWCOMERS = 1_011
const PRACTISING = 40

export async function limits({ database, seconds, processes }) {
  console.log('Measuring an empty page and `select 1`…')
  const select = await measureSelect(`${database.url}/postgres`, seconds)
  return { select, empty: await emptyFrom(processes, seconds) }
}

async function emptyFrom(processes, seconds) {
  const served = await serveEmpty(processes)
  const measured = await measureEmpty(served.base, seconds)
  await served.stop()
  return measured
}

/** The product as it is served, on the institute of the issue. */
export async function product(run) {
  const { database, pages, seconds, wants } = run
  return onInstitute(run, 'one', run.processes, async ({ base, pids, given, client, secret }) => {
    const { measured, memory } = await measurePages({ base, pids, pages, given, seconds })
    const results = pages.length > 0 ? { pages: measured, memory } : {}
    if (wants('statements')) results.statements = await countStatements({ base, client, ...database, pages, given })
    if (wants('weight')) results.weights = await weights({ base, given, client, secret })
    if (wants('marks')) {
      console.log('Saving 1,000 marks ten times…')
      results.marks = await measureMarks({ base, client, cookie: given.cookies.administrator[0] })
    }
    if (wants('rush')) {
      console.log(`Enrolling ${PEOPLE} people within ten seconds…`)
      const cookies = await signIn(client, secret, numbersFrom(NEWCOMERS, PEOPLE))
      const practising = await signIn(client, secret, await lastNotOn(client, PRACTICE, PRACTISING))
      results.rush = await measureRush({ base, client, cookies, practising })
    }
    if (wants('checks')) {
      console.log('Measuring what it costs to know who asks…')
      results.checks = await measureChecks({ base, client, secret, seconds })
    }
    if (wants('signIns')) {
      console.log('Signing in ten people a second…')
      results.signIns = await measureSignIns({ base, client, given, seconds })
    }
    return results
  })
}

/** The same pages from a single process, to show what the others add. */
export async function fromOneProcess(run) {
  console.log('From one process:')
  const seconds = { ...run.seconds, alone: 0 }
  const oneEmpty = run.wants('limits') ? await emptyFrom(1, seconds) : undefined
  const { measured, memory } = await onInstitute(run, 'one', 1, (stage) =>
    measurePages({ ...stage, pages: run.pages, seconds }),
  )
  return { oneEmpty, onePages: measured, oneMemory: memory }
}

/** The same pages at ten times the data. */
export async function atTenTimes(run) {
  console.log('At ten times the data:')
  const { pages, seconds, database } = run
  return onInstitute(run, 'ten', run.processes, async (stage) => {
    const { measured } = await measurePages({ ...stage, pages, seconds })
    return { tenPages: measured, tenStatements: await countStatements({ ...stage, ...database, pages }) }
  })
}

async function weights({ base, given, client, secret }) {
  console.log('Weighing first visits to every page…')
  const served = await serveEmpty(1)
  const data = await weighedData(client, secret, given.cookies.learners[0])
  const weighed = await weigh({ base, emptyBase: served.base, pages: weighedPages(data), cookies: data.cookies })
  await served.stop()
  return weighed
}

/** Serves a copy of an institute for as long as the work takes. */
async function onInstitute({ database, faults }, name, processes, work) {
  const { url, client, close } = await copyInstitute(database, name)
  const server = await serveProduct(url, processes)
  const pids = { server: server.pid, database: database.pid }
  const given = await readers(client, server.secret)
  const results = await work({ base: server.base, pids, given, client, secret: server.secret })
  await server.stop()
  faults.push(...faultsOf(server))
  await close()
  return results
}
