import 'server-only'
import type { Role } from '@prisma/client'
import { canSeeEverybody } from '@/lib/people/policy'
import { namesOf } from '@/lib/people/queries/person'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { type RoleScope, scopedSelect, scopeOf } from './role-scope'

export type PersonRole = {
  /** The grant's. */
  id: string
  role: Role
  /** What it holds for; null for the whole institute. */
  scope: RoleScope | null
  since: Date
  by: { id: string; name: string } | null
}

/** The roles of one of the institute's people, with what each holds for, since when and by whom. */
export async function rolesOfPerson(viewer: Viewer, personId: string, locale: string): Promise<PersonRole[]> {
  if (!canSeeEverybody(viewer)) return []
  const grants = await db.roleGrant.findMany({
    where: { personId },
    select: { id: true, role: true, grantedAt: true, grantedById: true, ...scopedSelect },
    orderBy: [{ role: 'asc' }, { grantedAt: 'asc' }, { id: 'asc' }],
  })
  const names = await namesOf(
    viewer,
    grants.map(({ grantedById }) => grantedById),
  )
  return grants.map((grant) => {
    const { id, role, grantedAt, grantedById } = grant
    const name = grantedById && names.get(grantedById)
    return {
      id,
      role,
      since: grantedAt,
      by: grantedById && name ? { id: grantedById, name } : null,
      scope: scopeOf(grant, locale),
    }
  })
}
