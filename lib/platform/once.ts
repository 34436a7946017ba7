import 'server-only'
import { createHash } from 'node:crypto'
import { refuseWhileViewing } from './audit'
import { now } from './clock'
import type { Tx } from './db'
import { type Result, refused } from './result'
import type { Member } from './viewer'

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
