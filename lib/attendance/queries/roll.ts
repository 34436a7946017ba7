import 'server-only'
import type { Prisma } from '@prisma/client'

/** Those who have ever taken part in editions: of them the rules say who stands on the roll of a session. */
export function everOn(editionIds: string[]): Prisma.EnrolmentWhereInput {
  return { editionId: { in: editionIds }, beganAt: { not: null } }
}
