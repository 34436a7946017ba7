import 'server-only'
import type { Role } from '@prisma/client'
import { canSeeEverybody } from '@/lib/people/policy'
import { namesOf } from '@/lib/people/queries/person'
import { db } from '@/lib/platform/db'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { rolesOpeningNothing } from '../policy'
import { type RoleScope, scopedSelect, scopeOf } from './role-scope'

export type OwnRole = {
  /** The grant's. */
  id: string
  role: Role
  /** What it holds for; null for the whole institute. */
  scope: RoleScope | null
}

export type PersonRole = OwnRole & { since: Date; by: { id: string; name: string } | null }

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

/** The viewer's own roles that open no page, with what each holds for; none that waits for a second factor. */
export async function rolesWithoutPages(viewer: Member, locale: string): Promise<OwnRole[]> {
  const held = rolesOpeningNothing(viewer)
  if (held.length === 0) return []
  const grants = await db.roleGrant.findMany({
    where: { personId: viewer.personId, role: { in: held } },
    select: { id: true, role: true, ...scopedSelect },
    orderBy: [{ role: 'asc' }, { grantedAt: 'asc' }, { id: 'asc' }],
  })
  return grants.map((grant) => ({ id: grant.id, role: grant.role, scope: scopeOf(grant, locale) }))
}
