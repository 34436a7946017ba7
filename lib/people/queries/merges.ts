import 'server-only'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Viewer } from '@/lib/platform/viewer'
import { canMergePeople, canSeeEverybody } from '../policy'
import { administrationOf, canUnmerge, type Obstacle, unmergeUntil } from '../rules/merge'
import { type Moved, movedSchema, reopens } from '../rules/merge-moved'

/** Who a merged record leads to, through every merge; null where it leads nowhere, and for who may not see people. */
export async function keptPersonId(viewer: Viewer, personId: string): Promise<string | null> {
  if (!canSeeEverybody(viewer) || !isId(personId)) return null
  const [last] = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE led AS (
      SELECT "id", "mergedIntoId", 0 AS "steps" FROM "Person" WHERE "id" = ${personId}::uuid
      UNION ALL
      SELECT p."id", p."mergedIntoId", led."steps" + 1 FROM "Person" p JOIN led ON p."id" = led."mergedIntoId"
    )
    SELECT "id" FROM led WHERE "mergedIntoId" IS NULL AND "steps" > 0`
  return last?.id ?? null
}

export type MergeMade = {
  id: string
  name: string
  byName: string | null
  reason: string
  at: Date
  /** Null once it is too late, or while the kept record is merged itself. */
  until: Date | null
}

/** What was merged into a record and not undone, the latest first. */
export async function mergesInto(viewer: Viewer, personId: string): Promise<MergeMade[]> {
  if (!canSeeEverybody(viewer) || !isId(personId)) return []
  const merges = await db.personMerge.findMany({
    where: { intoId: personId, undoneAt: null },
    select: { ...mergeSelect, into: { select: { mergedIntoId: true } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  const names = await namesOf(merges.flatMap(({ byId }) => byId ?? []))
  const mayUndo = canMergePeople(viewer)
  return merges.map(({ id, from, into, byId, reason, at }) => ({
    id,
    name: from.name,
    byName: names.get(byId ?? '') ?? null,
    reason,
    at,
    until: mayUndo && into.mergedIntoId === null && canUnmerge(at, now()) ? unmergeUntil(at) : null,
  }))
}

/** A merge that can still be undone, and what undoing it would put back; null for anything else. */
export async function mergeToUndo(viewer: Viewer, mergeId: string) {
  if (!canMergePeople(viewer) || !isId(mergeId)) return null
  const merge = await db.personMerge.findFirst({
    where: { id: mergeId, undoneAt: null, into: { mergedIntoId: null } },
    select: {
      ...mergeSelect,
      moved: true,
      into: { select: { id: true, name: true, account: { select: { state: true } } } },
    },
  })
  if (!merge || !canUnmerge(merge.at, now())) return null
  const moved = movedSchema.parse(merge.moved)
  const { account, ...into } = merge.into
  const obstacles = await administrationNow(db, [merge.from.id, into.id])
  const opensAccount = moved.closed !== null && reopens(moved.closed, account?.state)
  const counts = { ...(await countsBack(into.id, moved)), opensAccount }
  return { id: merge.id, from: merge.from, into, obstacles, counts }
}

export type MergeToUndo = NonNullable<Awaited<ReturnType<typeof mergeToUndo>>>

const mergeSelect = {
  id: true,
  byId: true,
  reason: true,
  at: true,
  from: { select: { id: true, name: true } },
} as const

/** What of administration stands in the way of taking two records apart; it came since the merge. */
export async function administrationNow(tx: Tx, ids: string[]): Promise<Obstacle[]> {
  const people = await tx.person.findMany({
    where: { id: { in: ids } },
    select: {
      name: true,
      grants: { select: { role: true } },
      grantsAsked: { where: { decidedAt: null }, select: { id: true }, take: 1 },
    },
  })
  return administrationOf(people.map(({ grantsAsked, ...one }) => ({ ...one, hasOpenRequest: grantsAsked.length > 0 })))
}

/** How much of what was moved is still where it was put. */
async function countsBack(intoId: string, moved: Moved) {
  const own = (ids: string[]) => ({ id: { in: ids }, personId: intoId })
  const enrolmentIds = [...moved.enrolmentIds, ...moved.swapped.map(({ from }) => from)]
  const [addresses, enrolments, sessions, roles, accounts] = await Promise.all([
    db.personEmail.count({ where: own(moved.emails.map(({ id }) => id)) }),
    db.enrolment.count({ where: own(enrolmentIds) }),
    db.sessionTrainer.count({ where: { trainerId: intoId, sessionId: { in: moved.sessionIds } } }),
    db.roleGrant.count({ where: own(moved.grantIds) }),
    moved.accountId ? db.account.count({ where: { id: moved.accountId, personId: intoId } }) : 0,
  ])
  return { addresses, enrolments, sessions, roles, hasAccount: accounts > 0 }
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}
