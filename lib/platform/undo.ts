import 'server-only'
import type { z } from 'zod'
import { refuseWhileViewing } from './audit'
import { now } from './clock'
import { db, type Tx } from './db'
import { isId } from './inputs'
import { personIdOf, type Viewer } from './viewer'

/** How long an act can be taken back. */
export const UNDO_MINUTES = 60

/** What can be taken back: by its act, as the audit log names it. */
export type UndoKind =
  | 'session.reschedule'
  | 'session.removeTrainer'
  | 'edition.dismissCoordinator'
  | 'module.remove'
  | 'term.remove'

/** Keeps what an act was before, in its transaction, and answers the id to take it back by; null for the system itself. */
export async function keepUndo(tx: Tx, viewer: Viewer, kind: UndoKind, content: object): Promise<string | null> {
  const viewerId = personIdOf(viewer)
  refuseWhileViewing(viewer)
  if (!viewerId) return null
  await tx.undo.deleteMany({ where: { viewerId, keptAt: { lt: oldest() } } })
  const { id } = await tx.undo.create({ data: { viewerId, kind, content, keptAt: now() }, select: { id: true } })
  return id
}

/** What the viewer kept under an id; null where it is another's, of another kind, or too old. */
export async function keptBefore<S extends z.ZodType>(
  tx: Tx,
  viewer: Viewer,
  id: string,
  kind: UndoKind,
  schema: S,
): Promise<z.infer<S> | null> {
  const kept = await find(tx, viewer, id)
  return kept?.kind === kind ? schema.parse(kept.content) : null
}

export type Undoable = { id: string; kind: UndoKind }

/** What a page offers to take back, by the id in its address. */
export async function undoable(viewer: Viewer, id: string): Promise<Undoable | null> {
  const kept = await find(db, viewer, id)
  return kept && { id: kept.id, kind: kept.kind as UndoKind }
}

async function find(tx: Pick<Tx, 'undo'>, viewer: Viewer, id: string) {
  const viewerId = personIdOf(viewer)
  if (!viewerId || !isId(id)) return null
  return tx.undo.findFirst({ where: { id, viewerId, keptAt: { gte: oldest() } } })
}

function oldest(): Date {
  return new Date(now().getTime() - UNDO_MINUTES * 60_000)
}
