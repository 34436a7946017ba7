import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { canAddToPool } from '../policy'
import type { PoolInput } from '../schema'
import { lockAddress } from './lock-address'

/**
 * Puts somebody into the pool of experts: a new person, or the one whose address it is, whose name stays as it is.
 * Refuses with 'alreadyInPool'.
 */
export async function addToPool(
  viewer: Viewer,
  input: PoolInput,
): Promise<Result<{ personId: string; isNewPerson: boolean }>> {
  if (!canAddToPool(viewer)) return refused('notFound')
  const { name, address, category, expertise, languages } = input
  return transaction(async (tx) => {
    await lockAddress(tx, address)
    const known = await tx.personEmail.findUnique({
      where: { address },
      select: { personId: true, person: { select: { trainer: { select: { personId: true } } } } },
    })
    if (known?.person.trainer) return refused('alreadyInPool', { field: 'address' })
    const personId = known?.personId ?? (await addPerson(tx, name, address))
    await tx.trainer.create({ data: { personId, category, expertise, languages } })
    await recordAct(tx, viewer, {
      act: 'person.addToPool',
      subject: { type: 'Person', id: personId },
      fields: [...(known ? [] : ['name', 'address']), 'category', 'expertise', 'languages'],
    })
    return done({ personId, isNewPerson: !known })
  })
}

async function addPerson(tx: Tx, name: string, address: string): Promise<string> {
  const { id } = await tx.person.create({
    data: { name, createdAt: now(), emails: { create: { address } } },
    select: { id: true },
  })
  return id
}
