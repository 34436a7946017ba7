import 'server-only'
import type { Prisma } from '@prisma/client'

/** Whether a person can sign in, and whether an invitation waits for them. */
export function standingSelect(at: Date) {
  return {
    account: { select: { passwordHash: true } },
    tokens: { where: { kind: 'invitation', usedAt: null, expiresAt: { gt: at } }, select: { id: true }, take: 1 },
  } satisfies Prisma.PersonSelect
}

/** An account without a password was never taken up. */
export function hasAccount({ account }: { account: { passwordHash: string | null } | null }): boolean {
  return account?.passwordHash != null
}
