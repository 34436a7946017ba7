import 'server-only'
import type { Role } from '@prisma/client'
import { lockAdministration, stillAdministers } from '@/lib/people/commands/lock-administration'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { canSetFactorRule } from '../policy'
import { hasSecondFactor } from './factors'

type Rule = { roles: Role[]; trainers: boolean }

/**
 * Says for which roles signing in needs a second factor; whoever holds one and signed in without is asked at their next
 * request. Refuses with 'notFound', 'proveAgain', or 'ownFactorFirst' where the viewer would lock themselves out.
 */
export async function setFactorRule(viewer: Member, { roles, trainers }: Rule): Promise<Result<undefined>> {
  if (!canSetFactorRule(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return transaction(async (tx) => {
    if (!stillAdministers(viewer, await lockAdministration(tx))) return refused('notFound')
    if (roles.includes('administrator') && !(await hasSecondFactor(tx, viewer.accountId))) {
      return refused('ownFactorFirst', { field: 'roles' })
    }
    const { count } = await tx.institute.updateMany({
      where: { id: 1 },
      data: { secondFactorFor: [...new Set(roles)], secondFactorForTrainers: trainers },
    })
    if (count === 0) return refused('notFound')
    const fields = ['secondFactorFor', 'secondFactorForTrainers']
    await recordAct(tx, viewer, { act: 'institute.setFactorRule', subject: { type: 'Institute', id: '1' }, fields })
    return done()
  })
}
