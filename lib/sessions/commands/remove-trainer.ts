import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { done, type Result } from '@/lib/platform/result'
import { keepUndo } from '@/lib/platform/undo'
import type { Viewer } from '@/lib/platform/viewer'
import type { RemovalToUndo, RemoveInput } from '../schema'
import { sessionToChange } from './session-to-change'
import { tellUnassigned } from './tell'

/** Takes a trainer off a session and tells them. One who is not on it is done already. */
export async function removeTrainer(
  viewer: Viewer,
  { sessionId, trainerId }: RemoveInput,
): Promise<Result<{ undoId: string | null }>> {
  return transaction(async (tx) => {
    const found = await sessionToChange(tx, viewer, sessionId)
    if (!found.ok) return found
    const { trainers, editionId, isLive, endsAt } = found.value
    const held = trainers.find((one) => one.trainerId === trainerId)
    if (!held) return done({ undoId: null })
    await tx.sessionTrainer.delete({ where: { sessionId_trainerId: { sessionId, trainerId } } })
    const session = await tx.session.update({
      where: { id: sessionId },
      data: { version: { increment: 1 } },
      select: { version: true },
    })
    await recordAct(tx, viewer, {
      act: 'session.removeTrainer',
      subject: { type: 'session', id: sessionId },
      editionId,
      fields: ['trainers'],
    })
    if (isLive && endsAt > now()) await tellUnassigned(tx, trainerId, { sessionId, version: session.version })
    const was: RemovalToUndo = { sessionId, trainerId, part: held.part, version: session.version }
    return done({ undoId: await keepUndo(tx, viewer, 'session.removeTrainer', was) })
  })
}
