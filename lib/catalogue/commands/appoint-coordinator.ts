import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import { keepUndo } from '@/lib/platform/undo'
import { personIdOf, type Viewer } from '@/lib/platform/viewer'
import { canManageCatalogue } from '../policy'
import { lockManaged } from './write-edition'

type About = { editionId: string; personId: string }

/** Lets a person run an edition. Somebody who runs it already stays as they are. */
export async function appointCoordinator(viewer: Viewer, about: About): Promise<Result<undefined>> {
  return transaction((tx) => appoint(tx, viewer, about))
}

/** The same in a transaction of its caller's. */
export async function appoint(tx: Tx, viewer: Viewer, { editionId, personId }: About): Promise<Result<undefined>> {
  if (!(await isTheirs(tx, viewer, { editionId, personId }))) return refused('notFound')
  const grant = { editionId, personId, role: 'coordinator' as const }
  if ((await tx.roleGrant.count({ where: grant })) > 0) return done()
  await tx.roleGrant.create({ data: { ...grant, grantedAt: now(), grantedById: personIdOf(viewer) } })
  await record(tx, viewer, 'edition.appointCoordinator', { editionId, personId })
  return done()
}

/** Ends a person's running of an edition. */
export async function dismissCoordinator(
  viewer: Viewer,
  { editionId, personId }: About,
): Promise<Result<{ undoId: string | null }>> {
  return transaction(async (tx) => {
    if (!(await isTheirs(tx, viewer, { editionId, personId }))) return refused('notFound')
    const { count } = await tx.roleGrant.deleteMany({ where: { editionId, personId, role: 'coordinator' } })
    if (count === 0) return done({ undoId: null })
    await record(tx, viewer, 'edition.dismissCoordinator', { editionId, personId })
    return done({ undoId: await keepUndo(tx, viewer, 'edition.dismissCoordinator', { editionId, personId }) })
  })
}

/** Whether the viewer decides who runs the edition, which is then locked, and the person is one. */
async function isTheirs(tx: Tx, viewer: Viewer, { editionId, personId }: About): Promise<boolean> {
  if (!canManageCatalogue(viewer) || !isId(personId)) return false
  if (!(await lockManaged(tx, viewer, editionId))) return false
  return (await tx.person.count({ where: { id: personId } })) > 0
}

async function record(tx: Tx, viewer: Viewer, act: string, { editionId, personId }: About) {
  await recordAct(tx, viewer, { act, subject: { type: 'Person', id: personId }, editionId })
}
