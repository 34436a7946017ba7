import 'server-only'
import { lockAdministration, stillAdministers } from '@/lib/people/commands/lock-administration'
import { lockPerson } from '@/lib/people/commands/lock-person'
import { noScope, removeGrant, writeGrant } from '@/lib/people/commands/write-grant'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import { keepUndo } from '@/lib/platform/undo'
import { isFresh, type Viewer } from '@/lib/platform/viewer'
import { canManageCatalogue } from '../policy'
import { lockManaged } from './write-edition'

type About = { editionId: string; personId: string }

/** Lets a person run an edition. Somebody who runs it already stays as they are. Refuses with 'proveAgain'. */
export async function appointCoordinator(viewer: Viewer, about: About): Promise<Result<undefined>> {
  return transaction((tx) => appoint(tx, viewer, about))
}

/** The same in a transaction of its caller's. */
export async function appoint(tx: Tx, viewer: Viewer, { editionId, personId }: About): Promise<Result<undefined>> {
  if (!(await isTheirs(tx, viewer, { editionId, personId }))) return refused('notFound')
  if (!hasProved(viewer)) return refused('proveAgain')
  await writeGrant(tx, viewer, { ...noScope, editionId, personId, role: 'coordinator' })
  return done()
}

/** Ends a person's running of an edition; who coordinates its course too `staysThroughCourse`. Refuses with 'proveAgain'. */
export async function dismissCoordinator(
  viewer: Viewer,
  { editionId, personId }: About,
): Promise<Result<{ undoId: string | null; staysThroughCourse: boolean }>> {
  return transaction(async (tx) => {
    if (!(await isTheirs(tx, viewer, { editionId, personId }))) return refused('notFound')
    if (!hasProved(viewer)) return refused('proveAgain')
    const isGone = await removeGrant(tx, viewer, { ...noScope, editionId, personId, role: 'coordinator' })
    const ofCourse = { personId, role: 'coordinator', course: { editions: { some: { id: editionId } } } } as const
    const staysThroughCourse = (await tx.roleGrant.count({ where: ofCourse })) > 0
    if (!isGone) return done({ undoId: null, staysThroughCourse })
    const undoId = await keepUndo(tx, viewer, 'edition.dismissCoordinator', { editionId, personId })
    return done({ undoId, staysThroughCourse })
  })
}

/** Who has which role is highly sensitive: a person who decides it has proved lately that it is they. */
function hasProved(viewer: Viewer): boolean {
  return viewer.kind !== 'member' || isFresh(viewer, now())
}

/**
 * Whether the viewer decides who runs the edition, still does so under the lock before every such decision, and the person
 * is one. The edition and the person are then locked.
 */
async function isTheirs(tx: Tx, viewer: Viewer, { editionId, personId }: About): Promise<boolean> {
  if (!canManageCatalogue(viewer) || !isId(personId)) return false
  if (!stillAdministers(viewer, await lockAdministration(tx))) return false
  return (await lockManaged(tx, viewer, editionId)) !== null && lockPerson(tx, personId)
}
