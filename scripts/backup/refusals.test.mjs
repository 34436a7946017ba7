import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { task as backupTask } from '../tasks/backup.mjs'
import { task as restoreTask } from '../tasks/restore.mjs'
import { backUp } from './back-up.mjs'
import { migrationsOf } from './catalogue.mjs'
import { checkBackup } from './check.mjs'
import { withConnection } from './connection.mjs'
import { changed, folder, plainDatabase, query } from './fixtures.mjs'
import { VERSION } from './format.mjs'
import { makeSchema, ourMigrations } from './migrations.mjs'
import { restore } from './restore.mjs'

const source = process.env.DATABASE_URL

const PERSON = `INSERT INTO "Person" ("id", "name", "createdAt") VALUES (gen_random_uuid(), $1, now())`

let taken

beforeAll(async () => {
  await query(source, PERSON, ['Amina Otieno, called "Ami"\n\\N'])
  await query(
    source,
    `INSERT INTO "AuditEntry" ("at", "act", "subjectType", "subjectId")
     SELECT now(), repeat(md5(n::text), 9), 'x', n::text FROM generate_series(1, 16000) n`,
  )
  const place = mkdtempSync(join(tmpdir(), 'lectern-backup-'))
  await backUp(source, join(place, 'lectern.tar'))
  taken = readFileSync(join(place, 'lectern.tar'))
  rmSync(place, { recursive: true })
})

/** A file of its own for one test. */
function aBackup() {
  const file = join(folder(), 'lectern.tar')
  writeFileSync(file, taken)
  return file
}

const restored = async (url, file) => restore(url, { file, ...(await checkBackup(file)) })

const tablesIn = (url) => query(url, `SELECT FROM pg_tables WHERE schemaname = 'public'`)

describe('a file that is not a whole backup', () => {
  const isDamaged = /lectern\.tar is damaged or was cut short: take another backup\.$/

  it('is refused where it ends too soon, wherever that is', async () => {
    const file = aBackup()
    const whole = readFileSync(file)
    for (const length of [whole.length / 2, whole.indexOf('checksums.json'), whole.lastIndexOf('}') - 40]) {
      writeFileSync(file, whole.subarray(0, length))
      await expect(checkBackup(file)).rejects.toThrow(isDamaged)
    }
  })

  it('is refused where a byte is another', async () => {
    const file = aBackup()
    const whole = readFileSync(file)
    const piece = whole.indexOf('tables/AuditEntry/000001') + 512
    for (const at of [piece + 1_000, whole.indexOf('"takenAt"') + 15, whole.lastIndexOf('"rows"') - 5]) {
      const other = Buffer.from(whole)
      other[at] ^= 1
      writeFileSync(file, other)
      await expect(checkBackup(file)).rejects.toThrow(isDamaged)
    }
  })

  it('is refused where a piece is missing or comes from elsewhere', async () => {
    const without = await changed(aBackup(), (name, content) => (name.includes('Person/') ? undefined : content))
    await expect(checkBackup(without)).rejects.toThrow(isDamaged)
    const empty = await changed(aBackup(), (name, content) => (name === 'checksums.json' ? Buffer.from('{}') : content))
    await expect(checkBackup(empty)).rejects.toThrow(isDamaged)
  })

  it('is told from what is no backup at all, and from nothing', async () => {
    const file = join(folder(), 'letter.tar')
    await expect(checkBackup(file)).rejects.toThrow(/^There is no file .*letter\.tar\.$/)
    for (const content of ['', 'Dear Sir or Madam', Buffer.alloc(5_000)]) {
      writeFileSync(file, content)
      await expect(checkBackup(file)).rejects.toThrow(
        /letter\.tar is no backup of Lectern, or only the beginning of one\.$/,
      )
    }
    const other = await changed(aBackup(), (name) => (name === 'manifest.json' ? '{"name": "x"}' : undefined))
    await expect(checkBackup(other)).rejects.toThrow('is no backup of Lectern')
  })

  it('is not restored, and the database is not even made', async () => {
    const file = aBackup()
    writeFileSync(file, readFileSync(file).subarray(0, 50_000))
    process.env.DATABASE_URL = await plainDatabase({ exists: false })
    onTestFinished(() => {
      process.env.DATABASE_URL = source
    })
    await expect(restoreTask([file])).rejects.toThrow(isDamaged)
    await expect(query(process.env.DATABASE_URL, 'SELECT 1')).rejects.toThrow('does not exist')
  })
})

describe('a backup of another version', () => {
  const edited = (file, edit) =>
    changed(file, (name, content) =>
      name === 'manifest.json' ? JSON.stringify({ ...JSON.parse(content), ...edit }) : content,
    )

  it('is refused where its format is newer', async () => {
    const file = await edited(aBackup(), { version: VERSION + 1, product: '9.1.0' })
    await expect(checkBackup(file)).rejects.toThrow('was made by a newer Lectern (9.1.0)')
  })

  it('is refused where its migrations are newer, or others', async () => {
    const url = await plainDatabase()
    const file = aBackup()
    const { manifest, ...sums } = await checkBackup(file)
    const more = { ...manifest, migrations: [...manifest.migrations, { name: '2099_later', checksum: 'x' }] }
    await expect(restore(url, { file, manifest: more, ...sums })).rejects.toThrow(
      'newer Lectern (0.1.0, which has 2099',
    )
    const other = { ...manifest, migrations: [{ ...manifest.migrations[0], checksum: 'x' }] }
    await expect(restore(url, { file, manifest: other, ...sums })).rejects.toThrow('is another than the one')
    expect(await tablesIn(url)).toEqual([])
  })

  it('is restored where it is older, and brought up to date', async () => {
    const old = await plainDatabase()
    const [first] = ourMigrations()
    const file = join(folder(), 'old.tar')
    const { manifest } = await checkBackup(aBackup())
    await withConnection(old, (client) => makeSchema(client, [first]))
    await query(old, `INSERT INTO _prisma_migrations VALUES ('x', $1, now(), $2)`, [
      manifest.migrations[0].checksum,
      first.name,
    ])
    await query(old, PERSON, ['From of old'])
    await backUp(old, file)
    const url = await plainDatabase()
    await restored(url, file)
    expect(await withConnection(url, migrationsOf)).toEqual(await withConnection(source, migrationsOf))
    expect(await query(url, 'SELECT "name" FROM "Person"')).toEqual([{ name: 'From of old' }])
  })
})

describe('a restore', () => {
  it('never writes to a database that holds anything', async () => {
    const file = aBackup()
    const backup = await checkBackup(file)
    const url = await plainDatabase()
    await query(url, 'CREATE TABLE note (words text)')
    await expect(restore(url, { file, ...backup })).rejects.toThrow('already holds something')
    await expect(restore(source, { file, ...backup })).rejects.toThrow('already holds something')
    expect(await tablesIn(url)).toHaveLength(1)
  })

  it('leaves nothing where the rows break a promise', async () => {
    await query(source, 'ALTER TABLE "PersonEmail" DROP CONSTRAINT "PersonEmail_personId_fkey"')
    await query(
      source,
      `INSERT INTO "PersonEmail" ("id", "personId", "address", "isPrimary")
       VALUES (gen_random_uuid(), gen_random_uuid(), 'nobody@people.test', true)`,
    )
    const file = join(folder(), 'orphan.tar')
    await backUp(source, file)
    const url = await plainDatabase({ exists: false })
    await expect(restored(url, file)).rejects.toThrow('PersonEmail_personId_fkey')
    await expect(query(url, 'SELECT 1')).rejects.toThrow('does not exist')
  })

  it('keeps nothing that differs from the backup', async () => {
    const file = aBackup()
    const { digests, ...backup } = await checkBackup(file)
    const url = await plainDatabase()
    const other = { ...digests, Person: { ...digests.Person, sha256: 'x' } }
    await expect(restore(url, { file, ...backup, digests: other })).rejects.toThrow('(Person): nothing was kept')
    expect(await tablesIn(url)).toEqual([])
  })
})

describe('a backup', () => {
  it('leaves nothing where the database goes away in the middle', async () => {
    const place = folder()
    await expect(backUp(await cutOffAfter(1_000_000), join(place, 'lectern.tar'))).rejects.toThrow(
      /^The database says: .*terminated/,
    )
    expect(readdirSync(place)).toEqual([])
  })

  it('never overwrites, and needs something to hold', async () => {
    const file = aBackup()
    await expect(backUp(source, file)).rejects.toThrow('There is already')
    const empty = await plainDatabase()
    await expect(backUp(empty, `${file}.empty`)).rejects.toThrow('nothing to back up')
    const missing = await plainDatabase({ exists: false })
    await expect(backUp(missing, `${file}.missing`)).rejects.toThrow('nothing to back up')
    expect(existsSync(`${file}.empty`)).toBe(false)
    await expect(backupTask([join(file, 'below-a-file.tar')])).rejects.toThrow('cannot be written')
    await expect(backupTask(['--check', join(file, 'below-a-file.tar')])).rejects.toThrow('There is no file')
  })

  it('says how it is asked for where it is asked otherwise', async () => {
    for (const args of [['--check'], ['a', 'b'], ['--all']]) {
      await expect(backupTask(args)).rejects.toThrow('Say npm run backup')
    }
    for (const args of [[], ['a', 'b'], ['--all']])
      await expect(restoreTask(args)).rejects.toThrow('Say npm run restore')
  })
})

/** The address of the database behind a wire that breaks once so many bytes have come over it. */
async function cutOffAfter(bytes) {
  const { hostname, port } = new URL(source)
  const server = createServer((socket) => {
    const upstream = connect(Number(port), hostname)
    let passed = 0
    upstream.on('data', (chunk) => {
      passed += chunk.length
      if (passed > bytes) socket.destroy()
      else socket.write(chunk)
    })
    socket.on('data', (chunk) => upstream.write(chunk))
    socket.on('close', () => upstream.destroy())
    for (const end of [socket, upstream]) end.on('error', () => {})
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.close())
  return Object.assign(new URL(source), { port: server.address().port }).href
}
