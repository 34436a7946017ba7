import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { folderStore } from '@/lib/platform/store-folder'
import { isKey as isKeyOfStore, newKey } from '@/lib/platform/stored'
import { backUp } from './back-up.mjs'
import { checkBackup } from './check.mjs'
import { sha256 } from './digest.mjs'
import { changed, folder, nameFile, plainDatabase, query } from './fixtures.mjs'
import { fileName, isKey, keyOf } from './format.mjs'
import { restore } from './restore.mjs'
import { contentOf, filesPut, withoutFiles } from './words.mjs'

const source = process.env.DATABASE_URL
const stored = { folder: join(process.env.DATA_DIR, 'data', 'files') }

const KEYS = 'SELECT "key" FROM "StoredFile" ORDER BY "key" COLLATE "C"'

const contents = new Map([
  [newKey(), Buffer.from([0, 255, 13, 10, 0, 128])],
  [newKey(), Buffer.from('x')],
  [newKey(), Buffer.alloc(3_000_001, 'a picture of many chunks')],
])
const keys = [...contents.keys()].toSorted()
const [first] = contents.keys()

let whole

beforeAll(async () => {
  await query(source, `INSERT INTO "Person" ("id", "name", "createdAt") VALUES (gen_random_uuid(), 'Amina', now())`)
  for (const [key, content] of contents) {
    await folderStore(stored.folder).put(key, content, 'image/webp')
    await nameFile(source, key, content)
  }
  await folderStore(stored.folder).put(newKey(), Buffer.from('that no row names'), 'image/webp')
  whole = join(process.env.DATA_DIR, 'lectern.tar')
  await backUp(source, whole, stored)
})

/** A file of its own for one test. */
function aBackup() {
  const file = join(folder(), 'lectern.tar')
  copyFileSync(whole, file)
  return file
}

/** The empty place that a test restores into. */
const place = () => ({ folder: join(folder(), 'data', 'files') })

const filesIn = (path) => readdirSync(path).toSorted()
const isDamaged = /lectern\.tar is damaged or was cut short: take another backup\.$/

describe('a backup with files', () => {
  it('holds those that its rows name, and gives them back as they were', async () => {
    const file = aBackup()
    const backup = await checkBackup(file)
    expect(backup.files).toMatchObject({ count: 3, bytes: 3_000_008, missing: [] })
    expect(contentOf(backup)).toMatch(/ rows of \d+ tables and 3 files$/)
    expect(withoutFiles(backup)).toBe('')

    const [url, into] = [await plainDatabase(), place()]
    await restore(url, { file, ...backup }, into)
    expect(filesIn(into.folder)).toEqual(keys)
    for (const [key, content] of contents) expect(content.equals(await folderStore(into.folder).get(key))).toBe(true)
    expect(statSync(into.folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(into.folder, first)).mode & 0o777).toBe(0o600)
    expect((await query(url, KEYS)).map(({ key }) => key)).toEqual(keys)

    // Whoever begins again after a loss of the database alone has the files still.
    await restore(await plainDatabase(), { file, ...backup }, into)
    expect(filesIn(into.folder)).toEqual(keys)
  })

  it('says which are missing, and is whole without them', async () => {
    const gone = newKey()
    const changedSince = newKey()
    for (const key of [gone, changedSince, '../../x']) await nameFile(source, key, Buffer.from('as it was'))
    await folderStore(stored.folder).put(changedSince, Buffer.from('As it was'), 'image/webp')
    writeFileSync(join(stored.folder, '../../x'), 'as it was')
    onTestFinished(() => query(source, `DELETE FROM "StoredFile" WHERE "key" <> ALL($1)`, [keys]))
    const file = join(folder(), 'lectern.tar')
    const taken = await backUp(source, file, stored)
    expect(taken.files.missing).toEqual(['../../x', gone, changedSince].toSorted())
    expect(withoutFiles(taken)).toMatch(/^It lacks 3 files that the database names: .*\(in checksums\.json\)\.$/)
    expect(await checkBackup(file)).toMatchObject({ files: taken.files })
    const [url, into] = [await plainDatabase(), place()]
    await restore(url, { file, ...(await checkBackup(file)) }, into)
    expect(filesIn(into.folder)).toEqual(keys)
    expect(await query(url, KEYS)).toHaveLength(6)
  })

  it('leaves them in a bucket where there is one', async () => {
    const file = join(folder(), 'lectern.tar')
    const taken = await backUp(source, file, { ...stored, bucket: 'portraits' })
    expect(taken.files.count).toBe(0)
    const checked = await checkBackup(file)
    expect(withoutFiles(checked)).toBe("People's files stay in the bucket portraits, and are not in it.")
    const { folder: path } = stored
    expect(filesPut({ count: 3 }, { folder: path, bucket: 'portraits' })).toContain(
      'copy them into the bucket portraits',
    )
    expect(filesPut({ count: 1 }, stored)).toBe(`1 file is in ${path}.`)
  })
})

describe('a file in a backup', () => {
  it('is refused where a byte is another, where it is missing, and where another has its name', async () => {
    const file = aBackup()
    const bytes = readFileSync(file)
    bytes[bytes.indexOf('many chunks') + 1_000_000] ^= 1
    writeFileSync(file, bytes)
    await expect(checkBackup(file)).rejects.toThrow(isDamaged)
    const without = await changed(aBackup(), (name, content) => (keyOf(name) === first ? undefined : content))
    await expect(checkBackup(without)).rejects.toThrow(isDamaged)
    const [one, other] = [keys[0], keys[1]].map((key) => contents.get(key))
    const swapped = { [fileName(keys[0])]: other, [fileName(keys[1])]: one }
    await expect(checkBackup(await changed(aBackup(), (name, same) => swapped[name] ?? same))).rejects.toThrow(
      isDamaged,
    )
    const more = await changed(aBackup(), (_, content) => content, { [fileName(newKey())]: 'x' })
    await expect(checkBackup(more)).rejects.toThrow(isDamaged)
  })

  it('is refused under any other name: no path is made of it', async () => {
    const file = aBackup()
    const backup = await checkBackup(file)
    const isRefused = 'holds what no backup of Lectern does'
    const names = ['files/../../x', 'files/..', 'files//etc/passwd', '/files/x', `files/${newKey()}/../x`, '../x']
    for (const name of names) {
      const odd = await changed(aBackup(), (_, content) => content, { [name]: 'x' })
      await expect(checkBackup(odd)).rejects.toThrow(isRefused)
    }
    await changed(file, (_, content) => content, { 'files/../../x': 'x' })
    const into = place()
    await expect(restore(await plainDatabase(), { file, ...backup }, into)).rejects.toThrow(isRefused)
    expect(readdirSync(join(into.folder, '..', '..'))).toEqual(['data'])
    expect(existsSync(into.folder)).toBe(false)
  })

  it('has a name that the store gives', () => {
    for (const name of [newKey(), '../../x', '', 'x'.repeat(36), `${newKey()}.unfinished`, newKey().toUpperCase()]) {
      expect(isKey(name)).toBe(isKeyOfStore(name))
    }
  })
})

describe('a restore with files', () => {
  it('never writes over another file, and then leaves nothing', async () => {
    const file = aBackup()
    const [url, into] = [await plainDatabase({ exists: false }), place()]
    const last = keys.at(-1)
    await folderStore(into.folder).put(last, Buffer.from('another'), 'image/webp')
    await expect(restore(url, { file, ...(await checkBackup(file)) }, into)).rejects.toThrow('already another file')
    expect(filesIn(into.folder)).toEqual([last])
    expect(await folderStore(into.folder).get(last)).toEqual(Buffer.from('another'))
    await expect(query(url, 'SELECT 1')).rejects.toThrow('does not exist')
  })

  it('leaves no file where they, or the rows, are not those that were checked', async () => {
    const file = aBackup()
    const { files, digests, ...backup } = await checkBackup(file)
    const [url, into] = [await plainDatabase(), place()]
    const other = { ...digests, Person: { ...digests.Person, sha256: 'x' } }
    await expect(restore(url, { file, ...backup, files, digests: other }, into)).rejects.toThrow(
      '(Person): nothing was',
    )
    expect(existsSync(into.folder)).toBe(false)
    await changed(file, (name, content) => (keyOf(name) === first ? Buffer.from('x') : content))
    await expect(restore(url, { file, ...backup, files, digests }, into)).rejects.toThrow('(the files): nothing was')
    expect(existsSync(into.folder)).toBe(false)
    expect(await query(url, `SELECT FROM pg_tables WHERE schemaname = 'public'`)).toEqual([])
  })

  it('says where it may not write', async () => {
    const file = aBackup()
    const blocked = join(folder(), 'a file')
    writeFileSync(blocked, '')
    const into = { folder: join(blocked, 'files') }
    const url = await plainDatabase()
    await expect(restore(url, { file, ...(await checkBackup(file)) }, into)).rejects.toThrow('cannot be written')
  })
})

it('reads a backup of version 1, which held none', async () => {
  const file = aBackup()
  let manifest
  await changed(file, (name, content) => {
    if (keyOf(name)) return undefined
    if (name === 'manifest.json') {
      const { bucket: _, ...rest } = JSON.parse(content)
      manifest = Buffer.from(JSON.stringify({ ...rest, version: 1 }))
      return manifest
    }
    if (name !== 'checksums.json') return content
    return JSON.stringify({ manifest: sha256(manifest), tables: JSON.parse(content).tables })
  })
  const backup = await checkBackup(file)
  expect(withoutFiles(backup)).toBe("It does not hold people's files: its version did not.")
  const [url, into] = [await plainDatabase(), place()]
  await restore(url, { file, ...backup }, into)
  expect(await query(url, KEYS)).toHaveLength(3)
  expect(existsSync(into.folder)).toBe(false)
})
