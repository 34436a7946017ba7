import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import pg from 'pg'
import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildPeople } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { importPreview } from '../queries/import'
import { carryOutImport } from './import-carry-out'
import { type ImportFile, stageImport } from './import-stage'

const KNOWN = 4_000

/** A file of so many rows, every cell filled and most of them long; the first `KNOWN` are known under other names. */
function fileOf(rows: number) {
  const lines = Array.from({ length: rows }, (_, at) => {
    const name = `${at % 2 ? 'Élodie' : 'أمينة'} ${'n'.repeat(120)} ${at}`
    return `${name},p${at}@volume.test,Kenya,woman,Organisation ${at % 300} ${'o'.repeat(120)},${'Judge '.repeat(30)},English,Africa/Nairobi`
  })
  const text = `name,email,country,gender,organisation,job,language,time zone\r\n${lines.join('\r\n')}`
  return { name: 'volume.csv', bytes: Buffer.from(text) }
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** How many megabytes more the process holds, once garbage is gone, at the worst of every sixth statement of the work. */
async function mostHeld(work: () => Promise<unknown>): Promise<number> {
  const held = () => {
    collectGarbage()
    const { heapUsed, external } = process.memoryUsage()
    return (heapUsed + external) / 1_000_000
  }
  const { query } = pg.Client.prototype
  const before = held()
  let most = 0
  let count = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    count += 1
    if (count % 6 === 0) most = Math.max(most, held() - before)
    return (query as (...args: unknown[]) => unknown).apply(this, args)
  } as typeof query
  await work().finally(() => {
    pg.Client.prototype.query = query
  })
  return most
}

it('reads and carries out 10,000 rows in bounded memory, with as many statements a batch as for a few', async () => {
  const viewer = await buildMember(db, { grants: [{ role: 'administrator' }] })
  await buildPeople(
    db,
    Array.from({ length: KNOWN }, (_, at) => ({ name: `Known ${at}`, email: `p${at}@volume.test` })),
  )
  const stage = async (file: ImportFile) => {
    const result = await stageImport(viewer, file)
    return result.ok ? result.value.importId : result.reason
  }
  // Two statements for the file and three for each 500 rows.
  for (const [rows, count] of [
    [500, 5],
    [1_000, 8],
  ] as const) {
    expect(await countQueries(() => stage(fileOf(rows)))).toBe(count)
  }
  const file = fileOf(10_000)
  let importId = ''
  const forReading = await mostHeld(async () => {
    importId = await stage(file)
  })
  expect(await importPreview(viewer, importId, { show: undefined, page: 1 })).toMatchObject({
    counts: { new: 6_000, changed: KNOWN, same: 0, refused: 0 },
    newOrganisationCount: 300,
    pages: 200,
  })
  let forCarryingOut = 0
  const statements = await countQueries(async () => {
    forCarryingOut = await mostHeld(() => carryOutImport(viewer, importId))
  })
  expect(await importPreview(viewer, importId, { show: undefined, page: 1 })).toMatchObject({ state: 'done' })
  expect(await db.personEmail.count({ where: { address: { endsWith: '@volume.test' } } })).toBe(10_000)
  // Three for each 500 rows again, and a few to lock, to write and to record.
  expect(statements).toBe(75)
  // All rows at once would be more than a hundred.
  expect(forReading).toBeLessThan(40)
  expect(forCarryingOut).toBeLessThan(40)
})
