import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { keepResults } from '../../bench/keep.mjs'
import { machine } from '../../bench/machine.mjs'
import { PAGES } from '../../bench/pages.mjs'
import { atTenTimes, fromOneProcess, limits, PARTS, product } from '../../bench/parts.mjs'
import { documentOf } from '../../bench/report.mjs'
import { HOME, openDatabase, prepare } from '../../bench/stage.mjs'
import { exceeded } from '../../bench/weighed.mjs'
import { Failure } from '../setup/failure.mjs'
import { requireLock } from '../setup/lock.mjs'
import { ignoreSettings } from '../testing/settings.mjs'

const SECONDS = {
  full: { warm: 2, alone: 3, many: 6 },
  quick: { warm: 0.75, alone: 1, many: 2.5 },
}

/**
 * Measures the product on an institute of its own and prints what it found. --quick takes under three minutes;
 * --only=NAMES measures those pages and parts, and --seconds=N under that much load each, and neither is kept.
 */
export async function task(args) {
  const { kind, seconds, wants, pages } = settingsIn(args)
  ignoreSettings()
  await requireLock(join(HOME, 'in-use'), 'npm run bench')
  const database = await openDatabase()
  await prepare(database)
  const run = { database, seconds, pages, wants, processes: availableParallelism(), faults: [] }
  const results = { kind, seconds, processes: run.processes, at: new Date().toISOString() }
  results.machine = await machine(database)
  if (wants('limits')) Object.assign(results, await limits(run))
  Object.assign(results, await product(run))
  if (wants('processes')) Object.assign(results, await fromOneProcess(run))
  if (wants('ten')) Object.assign(results, await atTenTimes(run))
  console.log(`\n${documentOf(results)}`)
  if (run.faults.length > 0) {
    throw new Failure(
      `The server reported ${run.faults.length} faults meanwhile, and nothing is kept:\n${run.faults[0]}`,
    )
  }
  if (kind !== 'partial') console.log(`\nKept in ${keepResults(results)}.`)
  const heavy = results.weights ? exceeded(results.weights) : []
  if (heavy.length > 0) throw new Failure(`Heavier than their budgets:\n${heavy.join('\n')}`)
}

function settingsIn(args) {
  const named = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
  const isQuick = args.includes('--quick')
  const only = named('only')?.split(',')
  const many = named('seconds') && Number(named('seconds'))
  const names = [...PARTS, ...PAGES.map(({ name }) => name)]
  const unknown = only?.filter((name) => !names.includes(name)) ?? []
  if (unknown.length > 0) throw new Failure(`--only knows no ${unknown.join(', ')}; it takes ${names.join(', ')}.`)
  if (many !== undefined && !(many > 0)) throw new Failure('--seconds takes a number.')
  const parts = only ?? (isQuick ? PARTS.filter((name) => !['weight', 'processes', 'ten'].includes(name)) : PARTS)
  const pages = only ? PAGES.filter(({ name }) => only.includes(name)) : PAGES
  const seconds = many ? { warm: many / 3, alone: many / 2, many } : SECONDS[isQuick ? 'quick' : 'full']
  const kind = only || many ? 'partial' : isQuick ? 'quick' : 'full'
  return { kind, seconds, pages, wants: (part) => parts.includes(part) }
}
