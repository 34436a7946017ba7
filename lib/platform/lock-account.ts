import 'server-only'
import type { Tx } from './db'
import type { Member } from './viewer'

/** One after the other, so that no two acts about what somebody signs in with pass each other. */
export async function lockAccount(tx: Tx, accountId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid FOR UPDATE`
}

/**
 * The same by whose it is or is about to be: of two who make one at the same moment, the second finds it. Whoever merges
 * the person waits.
 */
export async function lockAccountToBe(tx: Tx, personId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "personId" = ${personId}::uuid FOR UPDATE`
}

/** The same for the viewer's own. False where their sign-in has ended meanwhile, perhaps by what this has waited for. */
export async function lockOwnAccount(tx: Tx, { accountId, signInId }: Member): Promise<boolean> {
  await lockAccount(tx, accountId)
  return (await tx.signIn.count({ where: { id: signInId, accountId, endedAt: null } })) === 1
}
