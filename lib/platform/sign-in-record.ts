import 'server-only'
import type { AccountState } from '@prisma/client'
import { db } from './db'
import { tokenHash } from './passwords'
import type { Member } from './viewer'
import type { ViewAs } from './viewing'
import type { FactorRule } from './withhold'

/** What is asked of a person as a viewer at every request. */
type Who = 'personId' | 'accountId' | 'name' | 'locale' | 'zone' | 'lowData' | 'isTrainer' | 'grants'

/** A recorded sign-in as it stands, whose it is, what they hold, and the institute's rule for that. */
type SignInRecord = ViewAs &
  FactorRule &
  Pick<Member, Who | 'isStrong' | 'provedAt'> & {
    id: string
    endedAt: Date | null
    expiresAt: Date
    lastSeenAt: Date
    state: AccountState
  }

/**
 * By the secret of a cookie, ended or not; null where it is none of ours. One statement of our own, since every request of
 * somebody signed in waits for it: the client's would take more than twice as long to be made and read.
 */
export async function signInRecord(token: string): Promise<SignInRecord | null> {
  const [record] = await db.$queryRaw<SignInRecord[]>`
    SELECT s."id", s."endedAt", s."expiresAt", s."lastSeenAt", s."isStrong", s."provedAt",
      s."viewAsId", s."viewAsUntil", s."viewAsWhy",
      a."id" AS "accountId", a."state"::text,
      p."id" AS "personId", p."name", p."locale", p."zone", p."lowData",
      EXISTS (SELECT 1 FROM "Trainer" t WHERE t."personId" = p."id") AS "isTrainer",
      coalesce((
        SELECT json_agg(json_build_object('role', g."role", 'courseId', g."courseId", 'editionId', g."editionId",
          'organisationId', g."organisationId", 'sessionId', g."sessionId"))
        FROM "RoleGrant" g WHERE g."personId" = p."id"
      ), '[]') AS "grants",
      coalesce(i."secondFactorFor", '{}')::text[] AS "secondFactorFor",
      coalesce(i."secondFactorForTrainers", FALSE) AS "secondFactorForTrainers"
    FROM "SignIn" s
    JOIN "Account" a ON a."id" = s."accountId"
    JOIN "Person" p ON p."id" = a."personId"
    LEFT JOIN "Institute" i ON i."id" = 1
    WHERE s."tokenHash" = ${tokenHash(token)}`
  return record ?? null
}
