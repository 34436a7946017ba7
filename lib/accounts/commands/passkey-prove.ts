import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { transaction } from '@/lib/platform/db'
import { lockAccount } from '@/lib/platform/lock-account'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import type { PasskeyAnswer } from '../schema'
import { renewSignIn, strengthen } from './factors'
import { countPasskey, provePasskey } from './passkey-proof'

/** Proves again that it is the viewer, by a passkey of theirs: the sign-in's new secret. Refuses with 'passkeyWrong'. */
export async function proveByPasskey(
  viewer: Member,
  answer: PasskeyAnswer,
  client: string | null = null,
): Promise<Result<{ token: string }>> {
  const proof = await provePasskey(answer, client)
  if (proof?.accountId !== viewer.accountId) return refused('passkeyWrong')
  return transaction(async (tx) => {
    await lockAccount(tx, viewer.accountId)
    if (!(await countPasskey(tx, proof))) return refused('passkeyWrong')
    await strengthen(tx, viewer, 'passkey')
    const token = await renewSignIn(tx, viewer)
    if (!token) return refused('notFound')
    await recordAct(tx, viewer, { act: 'account.prove', subject: { type: 'Account', id: viewer.accountId } })
    return done({ token })
  })
}
