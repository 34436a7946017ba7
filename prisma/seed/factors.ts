import { Secret, TOTP } from 'otpauth'
import { newTotpSecret } from '@/lib/accounts/rules/second-factor'
import { encipher } from '@/lib/platform/ciphers'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

/** A telephone that tells an account's codes and has told one; its secret, for `codeOf`. */
export async function buildTotp(db: Tx, accountId: string): Promise<string> {
  const secret = newTotpSecret()
  const at = now()
  await db.totp.create({
    data: { accountId, secret: encipher('totp', accountId, secret), createdAt: at, confirmedAt: at },
  })
  return secret
}

/** What the telephone shows at a moment. */
export function codeOf(secret: string, at: number = now().getTime()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
}
