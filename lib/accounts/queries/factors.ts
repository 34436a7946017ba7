import 'server-only'
import { db, type Tx } from '@/lib/platform/db'
import { institutionSettings } from '@/lib/platform/institution-settings'
import type { Ways } from '../rules/proofs'

export type Factors = Ways & {
  /** Since when the telephone's codes count. */
  totpSince: Date | null
}

/** What an account can be opened with. */
export async function factorsOf({ accountId }: { accountId: string }, tx: Tx = db): Promise<Factors> {
  const issuer = institutionSettings()?.issuer
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      passwordHash: true,
      totp: { select: { confirmedAt: true } },
      _count: {
        select: {
          passkeys: true,
          recoveryCodes: { where: { usedAt: null } },
          identities: { where: { issuer: issuer ?? '' } },
        },
      },
    },
  })
  const totpSince = account.totp?.confirmedAt ?? null
  return {
    hasPassword: account.passwordHash !== null,
    hasTotp: totpSince !== null,
    totpSince,
    hasPasskey: account._count.passkeys > 0,
    codesLeft: account._count.recoveryCodes,
    hasInstitution: account._count.identities > 0,
  }
}

/** When the account's codes on paper were made, used ones too; blank where there are none. */
export async function madeAt(accountId: string, tx: Tx = db): Promise<string> {
  const code = await tx.recoveryCode.findFirst({ where: { accountId }, select: { createdAt: true } })
  return code?.createdAt.toISOString() ?? ''
}
