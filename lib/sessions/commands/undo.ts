import 'server-only'
import { once } from '@/lib/platform/once'
import { done, type Refusal, type Result, refused } from '@/lib/platform/result'
import { keptBefore } from '@/lib/platform/undo'
import type { Member } from '@/lib/platform/viewer'
import { moveToUndo, removalToUndo } from '../schema'
import { giveTrainer } from './assign-trainer'
import { withoutClash } from './refuse-clash'
import { moveSession } from './reschedule-session'

/**
 * Moves a session back to where the viewer moved it from, by all the rules of a move. Refuses with 'undoGone' where that
 * is not theirs or too long ago, with 'undoOvertaken' where the session was changed since.
 */
export async function undoMove(viewer: Member, undoId: string): Promise<Result<{ sessionId: string }>> {
  return withoutClash(viewer, (tx, lookFor) =>
    once(tx, viewer, undoId, 'session.reschedule', async () => {
      const was = await keptBefore(tx, viewer, undoId, 'session.reschedule', moveToUndo)
      if (!was) return refused('undoGone')
      const { followsSeries, ...input } = was
      const moved = await moveSession(tx, viewer, lookFor, input, { followsSeries })
      return moved.ok ? done({ sessionId: input.sessionId }) : overtaken(moved)
    }),
  )
}

/** Gives a session back the trainer whom the viewer took off it, in the part they had, where they are free then. */
export async function undoRemoval(viewer: Member, undoId: string): Promise<Result<{ sessionId: string }>> {
  return withoutClash(viewer, (tx, lookFor) =>
    once(tx, viewer, undoId, 'session.removeTrainer', async () => {
      const was = await keptBefore(tx, viewer, undoId, 'session.removeTrainer', removalToUndo)
      if (!was) return refused('undoGone')
      const given = await giveTrainer(tx, viewer, lookFor, was)
      return given.ok ? done({ sessionId: was.sessionId }) : overtaken(given)
    }),
  )
}

/** Who takes something back has filled in no field, and looks at no form that could have become stale. */
function overtaken({ field: _, ...refusal }: Refusal): Refusal {
  return refusal.reason === 'stale' ? refused('undoOvertaken') : refusal
}
