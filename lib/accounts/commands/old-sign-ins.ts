import 'server-only'
import { deleteByBatch } from '@/lib/platform/batches'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { System } from '@/lib/platform/viewer'

/** How long a sign-in is kept after it has ended: what was done in it stays in the audit log. */
export const SIGN_IN_KEPT_DAYS = 400

/**
 * Deletes sign-ins that ended or expired long ago (OWASP ASVS 5.0, 14.2.7), but the one of each account that was seen last: by it
 * administrators know when somebody was last here.
 */
export async function deleteOldSignIns(_: System): Promise<void> {
  const before = new Date(now().getTime() - SIGN_IN_KEPT_DAYS * 86_400_000)
  await deleteByBatch(
    (most) => db.$executeRaw`
      DELETE FROM "SignIn" WHERE "id" IN (
        SELECT s."id" FROM "SignIn" s
        WHERE (s."endedAt" < ${before} OR s."expiresAt" < ${before}) AND EXISTS (
          SELECT 1 FROM "SignIn" later
          WHERE later."accountId" = s."accountId" AND later."lastSeenAt" > s."lastSeenAt"
        )
        LIMIT ${most} FOR UPDATE OF s SKIP LOCKED
      )`,
  )
}
