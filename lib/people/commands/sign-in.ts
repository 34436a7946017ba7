import 'server-only'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { passwordMatches } from '@/lib/platform/passwords'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import type { SignInInput } from '../schema'
import { recordSignIn, type SignedIn } from './record-sign-in'

/**
 * Signs in by any of a person's addresses. Refuses with 'signInWrong', the same for an unknown address and a wrong
 * password, or, to whoever knows the password, 'accountSuspended'.
 */
export async function signIn(viewer: Viewer, { address, password }: SignInInput): Promise<Result<SignedIn>> {
  const known = await db.personEmail.findUnique({
    where: { address },
    select: { person: { select: { account: { select: { id: true, passwordHash: true } } } } },
  })
  const account = known?.person.account
  const matches = await passwordMatches(account?.passwordHash, password)
  if (!account || !matches) return refused('signInWrong')
  return transaction(async (tx) => {
    const current = await lockedAccount(tx, account.id)
    // Between the check and here the password may have been changed, which ends what the old one opens.
    if (current?.passwordHash !== account.passwordHash) return refused('signInWrong')
    if (current?.state !== 'active') return refused('accountSuspended')
    return done(await recordSignIn(tx, viewer, account.id))
  })
}

async function lockedAccount(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${id}::uuid FOR UPDATE`
  return tx.account.findUnique({ where: { id }, select: { passwordHash: true, state: true } })
}
