import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import { personIdOf, type Viewer } from '@/lib/platform/viewer'
import { canManageCatalogue } from '../policy'
import { lockManaged } from './write-edition'

type About = { editionId: string; personId: string }

/** Lets a person run an edition. Somebody who runs it already stays as they are. */
export async function appointCoordinator(viewer: Viewer, { editionId, personId }: About): Promise<Result<undefined>> {
  return decided(viewer, { editionId, personId }, async (tx) => {
    const grant = { editionId, personId, role: 'coordinator' as const }
    if ((await tx.roleGrant.count({ where: grant })) > 0) return
    await tx.roleGrant.create({ data: { ...grant, grantedAt: now(), grantedById: personIdOf(viewer) } })
    await record(tx, viewer, 'edition.appointCoordinator', { editionId, personId })
  })
}

/** Ends a person's running of an edition. */
export async function dismissCoordinator(viewer: Viewer, { editionId, personId }: About): Promise<Result<undefined>> {
  return decided(viewer, { editionId, personId }, async (tx) => {
    const { count } = await tx.roleGrant.deleteMany({ where: { editionId, personId, role: 'coordinator' } })
    if (count > 0) await record(tx, viewer, 'edition.dismissCoordinator', { editionId, personId })
  })
}

async function decided(viewer: Viewer, about: About, work: (tx: Tx) => Promise<void>): Promise<Result<undefined>> {
  const { editionId, personId } = about
  if (!canManageCatalogue(viewer) || !isId(personId)) return refused('notFound')
  return transaction(async (tx) => {
    if (!(await lockManaged(tx, viewer, editionId))) return refused('notFound')
    if ((await tx.person.count({ where: { id: personId } })) === 0) return refused('notFound')
    await work(tx)
    return done()
  })
}

async function record(tx: Tx, viewer: Viewer, act: string, { editionId, personId }: About) {
  await recordAct(tx, viewer, { act, subject: { type: 'Person', id: personId }, editionId })
}
