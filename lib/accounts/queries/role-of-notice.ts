import 'server-only'
import { type Prisma, Role } from '@prisma/client'
import { rolesWithoutPages } from '@/lib/catalogue/policy'
import { scopeInMail } from '@/lib/catalogue/queries/role-scope'
import { db } from '@/lib/platform/db'
import type { System } from '@/lib/platform/viewer'

type Payload = Record<string, string>

const known = Object.values(Role)

/**
 * The role that a notice tells of, whether the person has it now, and what it holds for. That is named to who has it, and
 * after it was taken back to who had it: one that was given and is no more tells nothing of, say, a restricted edition. Nor
 * does a role that opens nothing tell of an edition, a course or a session.
 */
export async function roleOfNotice(viewer: System, personId: string, payload: Payload, locale: string) {
  const role = known.find((one) => one === payload.role)
  if (!role) return null
  const { editionId = null, courseId = null, organisationId = null, sessionId = null } = payload
  const ids = { editionId, courseId, organisationId, sessionId }
  const grant = { personId, role, ...ids } satisfies Prisma.RoleGrantWhereInput
  const isHeld = (await db.roleGrant.count({ where: grant })) > 0
  const isClosed = rolesWithoutPages.includes(role) && (editionId || courseId || sessionId)
  if (isClosed || (payload.notice === 'roleGiven' && !isHeld)) return { role, isHeld, scope: null }
  const isInstitute = Object.values(ids).every((id) => id === null)
  return { role, isHeld, scope: isInstitute ? ('institute' as const) : await scopeInMail(viewer, ids, locale) }
}

export type RoleOfNotice = NonNullable<Awaited<ReturnType<typeof roleOfNotice>>>
