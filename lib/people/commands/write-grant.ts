import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { endSignInsOfRole } from '@/lib/platform/end-sign-ins'
import { enqueue } from '@/lib/platform/outbox'
import { type Grant, personIdOf, type Viewer } from '@/lib/platform/viewer'

export const noScope = { courseId: null, editionId: null, organisationId: null, sessionId: null }

type GrantOf = Grant & { personId: string }

/**
 * Gives a person a role, in a transaction of its caller's, who has asked whether the viewer may, and ends their sign-ins.
 * False where they have it.
 */
export async function writeGrant(tx: Tx, viewer: Viewer, grant: GrantOf, reason?: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${grant.personId}::uuid FOR NO KEY UPDATE`
  if ((await tx.roleGrant.count({ where: grant })) > 0) return false
  await tx.roleGrant.create({ data: { ...grant, grantedAt: now(), grantedById: personIdOf(viewer) } })
  await endSignInsOfRole(tx, [grant.personId], viewer)
  await record(tx, viewer, 'role.give', grant, reason)
  await tell(tx, grant, 'roleGiven')
  return true
}

/** Takes the role away again, and ends the person's sign-ins. False where they have it no more. */
export async function removeGrant(tx: Tx, viewer: Viewer, grant: GrantOf, reason?: string): Promise<boolean> {
  const { count } = await tx.roleGrant.deleteMany({ where: grant })
  if (count === 0) return false
  await endSignInsOfRole(tx, [grant.personId], viewer)
  await record(tx, viewer, 'role.take', grant, reason)
  await tell(tx, grant, 'roleTaken')
  return true
}

/** The log names the role and what it holds for; an edition as every act of one does. */
async function record(tx: Tx, viewer: Viewer, act: string, grant: GrantOf, reason?: string) {
  const { role, editionId, courseId, organisationId, sessionId } = grant
  const scopes = Object.entries({ courseId, organisationId, sessionId }).flatMap(([key, id]) =>
    id ? `${key}:${id}` : [],
  )
  await recordAct(tx, viewer, {
    act,
    subject: { type: 'Person', id: grant.personId },
    editionId: editionId ?? undefined,
    fields: [role, ...scopes],
    reason,
  })
}

/** The mail is written by accounts, which know how a person is told of what was done with theirs (lib/accounts/jobs.ts). */
async function tell(tx: Tx, { personId, role, ...scope }: GrantOf, notice: 'roleGiven' | 'roleTaken') {
  const ids = Object.fromEntries(Object.entries(scope).flatMap(([key, id]) => (id ? [[key, id]] : [])))
  await enqueue(tx, {
    kind: 'people.notice',
    personId,
    payload: { notice, role, ...ids, at: now().toISOString() },
    dedupeKey: `people.notice:${randomUUID()}`,
  })
}
