import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { folderStore } from '@/lib/platform/store-folder'
import { newKey } from '@/lib/platform/stored'
import { dataDir, makeDataDir } from '../setup/data-dir.mjs'
import { at } from '../setup/paths.mjs'
import { startPostgres } from '../setup/postgres.mjs'
import { binaries } from '../setup/postgres-binaries.mjs'
import { canReach, postgresUser } from '../setup/postgres-user.mjs'
import { secretsOf } from '../setup/secrets.mjs'
import { backUp } from './back-up.mjs'
import { folder, nameFile, query } from './fixtures.mjs'

const source = process.env.DATABASE_URL
const filesDir = () => join(dataDir(), 'files')

/** Runs a command as npm does, on the embedded database of this file's DATA_DIR; what it wrote, to either stream. */
function run(task, ...args) {
  const env = { ...process.env, DATABASE_URL: '', DATABASE_OWNER_URL: '', INIT_CWD: process.cwd() }
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/run.mjs', task, ...args], { env, cwd: at('') }, (error, out, err) => {
      resolve({ code: error?.code ?? 0, said: out + err })
    })
  })
}

/** The key of a file that the database names. */
async function savedPortrait() {
  const [key, content] = [newKey(), Buffer.from('a picture')]
  await folderStore(filesDir()).put(key, content, 'image/webp')
  await nameFile(source, key, content)
  return key
}

/** What the product's own database holds, which runs for as long as the question. */
async function ask(sql) {
  const server = await startPostgres({ dataDir: dataDir(), password: secretsOf(dataDir()).databasePassword })
  try {
    return await query(`${server.url}/lectern`, sql)
  } finally {
    await server.stop()
  }
}

it('restores the embedded database and its files by command, and backs them up again', async () => {
  const file = join(folder(), 'lectern.tar')
  await query(source, `INSERT INTO "Person" ("id", "name", "createdAt") VALUES (gen_random_uuid(), 'Amina', now())`)
  const portrait = await savedPortrait()
  await backUp(source, file)
  rmSync(filesDir(), { recursive: true })
  expect(await run('backup')).toMatchObject({ code: 1, said: expect.stringContaining('There is nothing to back up') })

  makeDataDir(dataDir())
  const restored = await run('restore', file)
  if (!canReach(postgresUser(), [dataDir(), (await binaries()).postgres])) {
    // A checkout in a private folder of root's has no embedded database, and says so.
    expect(restored).toMatchObject({ code: 1, said: expect.stringContaining('cannot reach') })
    return
  }
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Restored in') })
  expect(restored.said).toContain(`1 file is in ${filesDir()}.`)
  expect(await ask('SELECT "name" FROM "Person"')).toEqual([{ name: 'Amina' }])
  expect(readFileSync(join(filesDir(), portrait), 'utf8')).toBe('a picture')

  const again = await run('restore', file)
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('already holds something') })
  expect(again.said).toContain(join(dataDir(), 'postgres'))

  const taken = await run('backup')
  expect(taken.said).toMatch(/lectern-\d{8}T\d{6}Z\.tar: \d+ rows of \d+ tables and 1 file, [\d.]+ kB, in [\d.]+ s/)
  const backups = join(dataDir(), 'backups')
  const [name, ...more] = readdirSync(backups)
  expect(more).toEqual([])
  expect(statSync(backups).mode & 0o777).toBe(0o700)
  const checked = await run('backup', '--check', join(backups, name))
  expect(checked).toMatchObject({ code: 0, said: expect.stringContaining(`${name} is whole`) })

  rmSync(filesDir(), { recursive: true })
  expect((await run('backup', join(folder(), 'lectern.tar'))).said).toContain('It lacks 1 file')
  process.env.FILES_S3_BUCKET = 'portraits'
  onTestFinished(() => delete process.env.FILES_S3_BUCKET)
  expect((await run('backup', join(folder(), 'lectern.tar'))).said).toContain('stay in the bucket portraits')
})
