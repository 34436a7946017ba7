import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import sharp from 'sharp'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { store } from '@/lib/platform/store'
import { newKey, type Store } from '@/lib/platform/stored'
import { type Member, systemViewer, visitor } from '@/lib/platform/viewer'
import { buildMember } from '@/prisma/seed/viewers'
import { bytesOf, ownPortraitId, portraitFile } from '../queries/portrait'
import { deleteLostFiles, removePortrait, savePortrait } from './portrait'

let files: Store
let png: Buffer

beforeAll(async () => {
  files = await store()
  png = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#a1b2c3' } })
    .png()
    .toBuffer()
})

const upload = (name = 'me.png') => ({ name, type: 'image/png', bytes: png })

async function keys() {
  const found: string[] = []
  for await (const { key } of files.list()) found.push(key)
  return found
}

describe('a picture of oneself', () => {
  let viewer: Member

  test('is kept under a name of ours, whatever it was called', async () => {
    viewer = await buildMember(db)
    expect(await savePortrait(viewer, upload('x.png'))).toEqual({ ok: true, value: undefined })
    const id = (await ownPortraitId(viewer)) as string
    const file = await portraitFile(viewer, id)
    expect(file).toMatchObject({ type: 'image/webp' })
    const bytes = file && (await bytesOf(file))
    expect(await sharp(Buffer.from(bytes as Uint8Array)).metadata()).toMatchObject({ format: 'webp', width: 320 })
    expect(await keys()).toEqual([file?.key])
  })

  test('is theirs and the administrators’, and nothing for others', async () => {
    const id = (await ownPortraitId(viewer)) as string
    const other = await buildMember(db)
    const administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
    expect(await portraitFile(administrator, id)).not.toBeNull()
    for (const nobody of [other, visitor]) expect(await portraitFile(nobody, id)).toBeNull()
    for (const wrong of ['../../x', '', newKey(), 'null']) expect(await portraitFile(administrator, wrong)).toBeNull()
  })

  test('goes with the next one, and with the person’s wish', async () => {
    const [before] = await keys()
    await savePortrait(viewer, upload())
    const [after] = await keys()
    expect([after === before, (await keys()).length]).toEqual([false, 1])
    await removePortrait(viewer)
    await removePortrait(viewer)
    expect([await keys(), await ownPortraitId(viewer)]).toEqual([[], null])
    const acts = await db.auditEntry.findMany({ where: { actorId: viewer.personId }, orderBy: { at: 'asc' } })
    expect(acts.map(({ act, fields }) => [act, ...fields])).toEqual([
      ['person.savePortrait', 'portrait'],
      ['person.savePortrait', 'portrait'],
      ['person.removePortrait', 'portrait'],
    ])
  })

  test('two at once leave one', async () => {
    const answers = await Promise.all([savePortrait(viewer, upload()), savePortrait(viewer, upload())])
    expect([answers.map(({ ok }) => ok), (await keys()).length]).toEqual([[true, true], 1])
  })

  test('that is refused, or fails, leaves the one before and no row', async () => {
    const before = await ownPortraitId(viewer)
    const svg = { name: 'a.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg onload="alert(1)"/>') }
    expect(await savePortrait(viewer, svg)).toMatchObject({ ok: false, reason: 'pictureVector' })
    const broken: Store = { ...files, put: () => Promise.reject(new Error('no room')) }
    await expect(savePortrait(viewer, upload(), broken)).rejects.toThrow('no room')
    expect([await ownPortraitId(viewer), await db.storedFile.count()]).toEqual([before, 1])
  })

  test('of a person who is only looked at is not changed', async () => {
    const viewedBy = { personId: viewer.personId, name: 'x', until: new Date(), why: 'x' }
    await expect(savePortrait({ ...viewer, viewedBy }, upload())).rejects.toMatchObject({ code: 'VIEWING' })
    await expect(removePortrait({ ...viewer, viewedBy })).rejects.toMatchObject({ code: 'VIEWING' })
  })
})

test('files that no row names go after an hour, and no others, whatever their number asked of the database at once', async () => {
  const [lost, also, young] = [newKey(), newKey(), newKey()]
  for (const key of [lost, also, young]) await files.put(key, png, 'image/webp')
  const old = new Date(Date.now() - 2 * 3_600_000)
  const named = (await keys()).filter((key) => ![lost, also, young].includes(key))
  for (const key of [lost, also, ...named]) await utimes(join(process.env.DATA_DIR as string, 'files', key), old, old)
  const query = vi.spyOn(pg.Client.prototype, 'query')
  expect(await deleteLostFiles(systemViewer('lost-files'))).toBe(2)
  expect([named.length, query.mock.calls.length]).toEqual([1, 1])
  query.mockRestore()
  expect((await keys()).toSorted()).toEqual([...named, young].toSorted())
})
