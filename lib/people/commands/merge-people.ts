import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { endSignInsOfRole } from '@/lib/platform/end-sign-ins'
import { listFormat } from '@/lib/platform/intl-formats'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, personIdOf, type Viewer } from '@/lib/platform/viewer'
import { canMergePeople } from '../policy'
import { mergeSides } from '../queries/merge-sides'
import { planMerge } from '../rules/merge'
import type { MergeInput } from '../schema'
import { lockAllAddresses } from './lock-address'
import { lockAdministration, stillAdministers } from './lock-administration'
import { tellOfMerge } from './merge-tell'
import { moveAll } from './merge-write'

/**
 * Puts two records of one human being together: what is the one's becomes the other's, and the one leads there from now
 * on. What was moved is kept, so that it can be undone for 30 days (see `unmergePeople`). Refuses with 'proveAgain',
 * with 'notFound' where one of them is not there or merged already, with 'stale' where one was changed since it was
 * looked at, and with what stands in the way.
 */
export async function mergePeople(viewer: Viewer, input: MergeInput, locale: string): Promise<Result<undefined>> {
  if (!canMergePeople(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { fromId, intoId, fromVersion, intoVersion, reason, ...choices } = input
  return transaction(async (tx) => {
    if (!stillAdministers(viewer, await lockAdministration(tx))) return refused('notFound')
    await lockBoth(tx, fromId, intoId)
    const sides = await mergeSides(tx, { fromId, intoId }, locale)
    if (!sides) return refused('notFound')
    const { from, into } = sides
    if (from.version !== fromVersion || into.version !== intoVersion) return refused('stale')
    const plan = planMerge(from, into)
    const [obstacle] = plan.obstacles
    if (obstacle) {
      return refused(obstacle.reason, { params: { names: listFormat(locale).format(obstacle.names) } })
    }
    await tellOfMerge(tx, from, into)
    const moved = await moveAll(tx, sides, plan, choices)
    await endWhereRolesMoved(tx, viewer, [fromId, intoId])
    await tx.personMerge.create({ data: { fromId, intoId, byId: personIdOf(viewer), reason, at: now(), moved } })
    const fields = Object.keys(moved.fields)
    await recordAct(
      tx,
      viewer,
      { act: 'person.merge', subject: { type: 'Person', id: intoId }, fields, reason },
      { act: 'person.mergeAway', subject: { type: 'Person', id: fromId }, reason },
    )
    return done()
  })
}

/**
 * Whatever gives one of them an address, a place, a role or a session waits for the transaction's end, and then finds
 * the record merged. In the order of their ids, so that two merges of the same pair wait for each other.
 */
export async function lockBoth(tx: Tx, ...ids: [string, string]) {
  await lockAllAddresses(tx)
  // Planners lock trainers before they give them a session, so these come first.
  await tx.$queryRaw`SELECT 1 FROM "Trainer" WHERE "personId" = ANY(${ids}::uuid[]) ORDER BY "personId" FOR NO KEY UPDATE`
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`
}

/** Where either has a role, an account of theirs may hold another one now: they sign in to it anew. */
async function endWhereRolesMoved(tx: Tx, viewer: Viewer, ids: [string, string]) {
  if ((await tx.roleGrant.count({ where: { personId: { in: ids } } })) > 0) await endSignInsOfRole(tx, ids, viewer)
}
