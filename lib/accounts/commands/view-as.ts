import 'server-only'
import { canDecideRoles } from '@/lib/people/policy'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Member, type Viewer } from '@/lib/platform/viewer'
import { endViewAs } from '@/lib/platform/viewing'
import { homePath, VIEW_AS_MS } from '../rules/accounts'
import type { OnAccountInput } from '../schema'

/**
 * Lets an administrator look at the product as another person, reading only, for half an hour, with a reason that the audit
 * log keeps. Refuses with 'proveAgain', and with 'cannotView' oneself, another administrator and whose account is not active.
 */
export async function viewAs(
  viewer: Viewer,
  { personId, reason }: OnAccountInput,
): Promise<Result<{ home: string; locale: string }>> {
  if (!canDecideRoles(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return transaction(async (tx) => {
    const person = await tx.person.findFirst({
      where: { id: personId, mergedIntoId: null },
      select: {
        locale: true,
        trainer: { select: { personId: true } },
        grants: { select: { role: true } },
        account: { select: { state: true } },
      },
    })
    if (!person) return refused('notFound')
    const isAlike = personId === viewer.personId || person.grants.some(({ role }) => role === 'administrator')
    if (isAlike || person.account?.state !== 'active') return refused('cannotView')
    const { count } = await tx.signIn.updateMany({
      where: { id: viewer.signInId, endedAt: null },
      data: { viewAsId: personId, viewAsUntil: new Date(now().getTime() + VIEW_AS_MS), viewAsWhy: reason },
    })
    if (count === 0) return refused('notFound')
    const subject = { type: 'Person', id: personId }
    await recordAct(tx, viewer, { act: 'account.viewAs', subject, reason, actingAsId: personId })
    return done({
      home: homePath({ grants: person.grants, isTrainer: person.trainer !== null }),
      locale: person.locale,
    })
  })
}

/** Ends it; the viewer acts as themselves again. Whoever looks as nobody stays who they are. Answers as whom it was. */
export async function endViewing(viewer: Member): Promise<Result<{ personId: string | null }>> {
  if (!viewer.viewedBy) return done({ personId: null })
  return transaction(async (tx) => {
    await endViewAs(tx, viewer, viewer.signInId, viewer.personId)
    return done({ personId: viewer.personId })
  })
}
