import 'server-only'
import { createHash } from 'node:crypto'
import { recordAct, refuseWhileViewing } from '@/lib/platform/audit'
import { inBatches } from '@/lib/platform/batches'
import { now } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { failureOf } from '@/lib/platform/failure'
import { log } from '@/lib/platform/log'
import { readPicture } from '@/lib/platform/pictures'
import { done, type Result } from '@/lib/platform/result'
import { store } from '@/lib/platform/store'
import { newKey, type Store } from '@/lib/platform/stored'
import type { Upload } from '@/lib/platform/upload'
import type { Member, System } from '@/lib/platform/viewer'

const HOUR_MS = 3_600_000

/**
 * Makes a picture the viewer's own, in the place of the one before. Refuses with what `readPicture` says of it. The file is
 * kept before the row that names it, and the old one deleted after: what fails between leaves a file that
 * `deleteLostFiles` finds, never a row without its file.
 */
export async function savePortrait(viewer: Member, upload: Upload, kept?: Store): Promise<Result<undefined>> {
  refuseWhileViewing(viewer)
  const files = kept ?? (await store())
  const picture = await readPicture(upload)
  if (!picture.ok) return picture
  const { bytes, type } = picture.value
  const key = newKey()
  await files.put(key, bytes, type)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const made = { key, name: upload.name, type, size: bytes.length, sha256, ownerId: viewer.personId, createdAt: now() }
  const before = await transaction(async (tx) => {
    const { id } = await tx.storedFile.create({ data: made, select: { id: true } })
    return replace(tx, viewer, id)
  })
  await removeFile(files, before)
  return done()
}

/** Takes the viewer's picture away. */
export async function removePortrait(viewer: Member, kept?: Store): Promise<Result<undefined>> {
  refuseWhileViewing(viewer)
  const before = await transaction((tx) => replace(tx, viewer, null))
  await removeFile(kept ?? (await store()), before)
  return done()
}

/** The key of the file that was the picture before, whose row is gone; null where there was none. */
async function replace(tx: Tx, viewer: Member, portraitId: string | null): Promise<string | null> {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${viewer.personId}::uuid FOR UPDATE`
  const { portrait } = await tx.person.findUniqueOrThrow({
    where: { id: viewer.personId },
    select: { portrait: { select: { id: true, key: true } } },
  })
  if (!portrait && !portraitId) return null
  await tx.person.update({ where: { id: viewer.personId }, data: { portraitId } })
  if (portrait) await tx.storedFile.delete({ where: { id: portrait.id } })
  await recordAct(tx, viewer, {
    act: portraitId ? 'person.savePortrait' : 'person.removePortrait',
    subject: { type: 'Person', id: viewer.personId },
    fields: ['portrait'],
  })
  return portrait?.key ?? null
}

/** A file that cannot be deleted now is lost, and found by the job. */
async function removeFile(files: Store, key: string | null) {
  if (key) await files.remove(key).catch((error) => log.warn(failureOf(error), 'a replaced file stays for now'))
}

/** Deletes files that no row names, an hour after they came: of acts that did not end, and of people who are gone. */
export async function deleteLostFiles(_: System, kept?: Store): Promise<number> {
  const files = kept ?? (await store())
  const before = now().getTime() - HOUR_MS
  const old: string[] = []
  for await (const { key, at } of files.list()) if (at.getTime() <= before) old.push(key)
  let count = 0
  for await (const lost of inBatches(old, withoutRow)) {
    for (const { id: key } of lost) await files.remove(key)
    count += lost.length
  }
  return count
}

async function withoutRow(keys: string[]): Promise<{ id: string }[]> {
  const rows = await db.storedFile.findMany({ where: { key: { in: keys } }, select: { key: true } })
  const named = new Set(rows.map(({ key }) => key))
  return keys.filter((key) => !named.has(key)).map((id) => ({ id }))
}
