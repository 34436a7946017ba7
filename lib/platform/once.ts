import 'server-only'
import { createHash } from 'node:crypto'
import { refuseWhileViewing } from './audit'
import { deleteByBatch } from './batches'
import { now } from './clock'
import { db, type Tx } from './db'
import { type Result, refused } from './result'
import type { Member } from './viewer'

/** How long a command that is sent again is known: as long as a browser stays signed in without use. */
export const KEY_KEPT_DAYS = 7

/**
 * Does a command that carries a key once: the second time, with the same body, the first answer comes back.
 * Only successes are kept. Refuses with 'keyReused' where the key comes with another body.
 */
export async function once<T>(
  tx: Tx,
  viewer: Member,
  key: string,
  body: unknown,
  command: () => Promise<Result<T>>,
): Promise<Result<T>> {
  refuseWhileViewing(viewer)
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  // Two at the same moment: the second waits here until the first has committed.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${viewer.personId + key}, 0))`
  const known = await tx.commandKey.findUnique({ where: { viewerId_key: { viewerId: viewer.personId, key } } })
  if (known && known.bodyHash !== bodyHash) return refused('keyReused')
  if (known) return { ok: true, value: known.result as T }
  const result = await command()
  if (result.ok) {
    await tx.commandKey.create({
      data: { key, viewerId: viewer.personId, bodyHash, result: (result.value ?? null) as never, createdAt: now() },
    })
  }
  return result
}

/** Deletes the keys of commands that were done days ago. */
export async function deleteOldKeys() {
  const before = new Date(now().getTime() - KEY_KEPT_DAYS * 86_400_000)
  await deleteByBatch(
    (most) => db.$executeRaw`
      DELETE FROM "CommandKey" WHERE ("viewerId", "key") IN (
        SELECT "viewerId", "key" FROM "CommandKey" WHERE "createdAt" < ${before}
        LIMIT ${most} FOR UPDATE SKIP LOCKED
      )`,
  )
}
