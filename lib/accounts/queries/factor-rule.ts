import 'server-only'
import type { Role } from '@prisma/client'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { type FactorRule, factorRule } from '@/lib/platform/withhold'
import { canSetFactorRule } from '../policy'

export type FactorRuleView = FactorRule & {
  /** How many people with an account hold each role, and how many of these have no second factor. */
  holders: Record<Role | 'trainer', { total: number; without: number }>
}

/** For which roles signing in needs a second factor, and whom that would ask for one; null for who may not say so. */
export async function factorRuleOf(viewer: Viewer): Promise<FactorRuleView | null> {
  if (!canSetFactorRule(viewer)) return null
  const [rule, rows] = await Promise.all([
    factorRule(),
    db.$queryRaw<{ role: Role | 'trainer'; total: number; without: number }[]>`
      WITH holder AS (
        SELECT "role"::text, "personId" FROM "RoleGrant"
        UNION SELECT 'trainer', "personId" FROM "Trainer"
      ), account AS (
        SELECT a."personId", (
          EXISTS (SELECT 1 FROM "Totp" t WHERE t."accountId" = a."id" AND t."confirmedAt" IS NOT NULL)
          OR EXISTS (SELECT 1 FROM "Passkey" k WHERE k."accountId" = a."id")
        ) AS "isSecured"
        FROM "Account" a WHERE a."state" = 'active'
      )
      SELECT h."role", count(*)::int AS total, (count(*) FILTER (WHERE NOT a."isSecured"))::int AS without
      FROM holder h JOIN account a USING ("personId")
      GROUP BY h."role"`,
  ])
  const none = { total: 0, without: 0 }
  const holders = { administrator: none, coordinator: none, focalPoint: none, observer: none, trainer: none }
  for (const { role, total, without } of rows) holders[role] = { total, without }
  return { ...rule, holders }
}
