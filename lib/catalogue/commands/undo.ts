import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { type Tx, transaction } from '@/lib/platform/db'
import { once } from '@/lib/platform/once'
import { done, type Result, refused } from '@/lib/platform/result'
import { keptBefore, type UndoKind } from '@/lib/platform/undo'
import type { Member } from '@/lib/platform/viewer'
import { appoint } from './appoint-coordinator'
import { dismissalToUndo, moduleToUndo, termToUndo } from './to-undo'
import { lockCurriculum } from './write-edition'
import { isTermOf, putInPlace } from './write-module'
import { putTermInPlace } from './write-term'

/** Lets the person run the edition again whom the viewer took off it. */
export async function undoDismissal(viewer: Member, undoId: string): Promise<Result<undefined>> {
  return undo(viewer, undoId, 'edition.dismissCoordinator', async (tx) => {
    const was = await keptBefore(tx, viewer, undoId, 'edition.dismissCoordinator', dismissalToUndo)
    return was ? appoint(tx, viewer, was) : refused('undoGone')
  })
}

/** Puts a removed module back with all that was in it; 'undoOvertaken' where its term is gone since. */
export async function undoRemoveModule(viewer: Member, undoId: string): Promise<Result<undefined>> {
  return undo(viewer, undoId, 'module.remove', async (tx) => {
    const was = await keptBefore(tx, viewer, undoId, 'module.remove', moduleToUndo)
    if (!was) return refused('undoGone')
    const { moduleId: id, editionId, termId, position, texts, version, ...columns } = was
    const edition = await lockCurriculum(tx, viewer, editionId)
    if (!edition.ok) return edition
    if (!(await isTermOf(tx, editionId, termId))) return refused('undoOvertaken')
    await tx.module.create({
      // A page that was read before it was removed is to be told that something happened.
      data: { ...columns, id, editionId, termId, position: 0, version: version + 1, texts: { create: texts } },
    })
    await putInPlace(tx, { id, editionId, termId, place: position })
    await recordAct(tx, viewer, { act: 'module.putBack', subject: { type: 'Module', id }, editionId })
    return done()
  })
}

/** Puts a removed term back, by its names and at its place. */
export async function undoRemoveTerm(viewer: Member, undoId: string): Promise<Result<undefined>> {
  return undo(viewer, undoId, 'term.remove', async (tx) => {
    const was = await keptBefore(tx, viewer, undoId, 'term.remove', termToUndo)
    if (!was) return refused('undoGone')
    const { termId: id, editionId, position, texts } = was
    const edition = await lockCurriculum(tx, viewer, editionId)
    if (!edition.ok) return edition
    await tx.term.create({ data: { id, editionId, position: 0, texts: { create: texts } } })
    await putTermInPlace(tx, editionId, id, position)
    await recordAct(tx, viewer, { act: 'term.putBack', subject: { type: 'Term', id }, editionId })
    return done()
  })
}

function undo(viewer: Member, undoId: string, kind: UndoKind, work: (tx: Tx) => Promise<Result<undefined>>) {
  return transaction((tx) => once(tx, viewer, undoId, kind, () => work(tx)))
}
