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

/** People of whom each word is part of the name, of an address or of their organisation's name. */
export function foundBy(words: string): Prisma.PersonWhereInput {
  const each = words.normalize('NFC').split(/\s+/).filter(Boolean).slice(0, 8)
  return {
    AND: each.map((word) => {
      // `contains` lets the wildcards of LIKE through.
      const contains = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const }
      return {
        OR: [
          { name: contains },
          { certificateName: contains },
          { emails: { some: { address: contains } } },
          { organisation: { name: contains } },
        ],
      }
    }),
  }
}
