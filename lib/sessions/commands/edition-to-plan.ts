import 'server-only'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import type { Delivery } from '../schema'

/**
 * The edition that the viewer plans sessions for; refused where it is not theirs to run, cancelled or archived. Until
 * the transaction ends nobody cancels it, removes a module from it or enrols in it.
 */
export async function editionToPlan(
  tx: Tx,
  viewer: Viewer,
  editionId: string,
): Promise<Result<{ id: string; slug: string }>> {
  if (!isId(editionId)) return refused('notFound')
  const own = await tx.edition.count({ where: { AND: [{ id: editionId }, editionsManagedBy(viewer)] } })
  return own > 0 ? plannableEdition(tx, editionId) : refused('notFound')
}

/** The same for who is known to plan one of its sessions, which asks nothing of the viewer. */
export async function plannableEdition(tx: Tx, editionId: string): Promise<Result<{ id: string; slug: string }>> {
  // Shared with other planners; whoever locks the row to change the edition, or who is in it, waits or has committed.
  await tx.$queryRaw`SELECT 1 FROM "Edition" WHERE "id" = ${editionId}::uuid FOR KEY SHARE`
  const edition = await tx.edition.findUnique({
    where: { id: editionId },
    select: { id: true, slug: true, state: true },
  })
  if (!edition) return refused('notFound')
  if (edition.state === 'cancelled') return refused('editionCancelled')
  if (edition.state === 'archived') return refused('editionArchived')
  return done(edition)
}

type Parts = {
  editionId: string
  moduleId?: string | null
  roomId?: string | null
  trainerIds?: string[]
  delivery?: Delivery
}

/** Why a session cannot have these parts: each must be there, the module the edition's own. Null where it can. */
export async function whyNot(tx: Tx, { editionId, moduleId, roomId, trainerIds = [], delivery }: Parts) {
  if (moduleId && (await tx.module.count({ where: { id: moduleId, editionId } })) === 0) {
    return refused('moduleElsewhere', { field: 'moduleId' })
  }
  if (roomId && delivery === 'online') return refused('roomForOnline', { field: 'roomId' })
  if (roomId && (await tx.room.count({ where: { id: roomId } })) === 0)
    return refused('roomUnknown', { field: 'roomId' })
  const trainers =
    trainerIds.length === 0
      ? 0
      : await tx.trainer.count({ where: { personId: { in: trainerIds }, person: { mergedIntoId: null } } })
  if (trainers !== new Set(trainerIds).size) return refused('trainerUnknown', { field: 'trainerIds' })
  return null
}
