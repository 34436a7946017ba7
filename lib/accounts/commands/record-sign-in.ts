import 'server-only'
import type { Proof } from '@prisma/client'
import { recordAct } from '@/lib/platform/audit'
import { SIGN_IN_MS } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { newToken, tokenHash } from '@/lib/platform/passwords'
import { userAgent } from '@/lib/platform/request'
import type { Viewer } from '@/lib/platform/viewer'
import { factorRule, withhold } from '@/lib/platform/withhold'
import { homePath } from '../rules/accounts'
import { tellOfNewDevice } from './new-device'

/** What a sign-in rests on, and whether that is two factors. */
export type Proved = { proof: Proof; isStrong: boolean }

export type SignedIn = {
  /** The secret for the browser's cookie; only its hash is kept. */
  token: string
  /** The account's own language. */
  locale: string
  /** Where somebody with these roles begins. */
  home: string
}

/**
 * Records a sign-in whose right has been checked by the command that calls this, in the place of the one that the browser
 * came with, if any (OWASP ASVS 5.0, 7.2.4).
 */
export async function recordSignIn(
  tx: Tx,
  viewer: Viewer,
  accountId: string,
  { proof, isStrong }: Proved,
): Promise<SignedIn> {
  const at = now()
  const token = newToken()
  const agent = await userAgent()
  await tellOfNewDevice(tx, accountId, agent)
  if (viewer.kind === 'member') {
    await tx.signIn.updateMany({
      where: { id: viewer.signInId, endedAt: null },
      data: { endedAt: at, endedWhy: 'replaced' },
    })
  }
  const { account } = await tx.signIn.create({
    data: {
      accountId,
      tokenHash: tokenHash(token),
      at,
      lastSeenAt: at,
      provedAt: at,
      proof,
      isStrong,
      expiresAt: new Date(at.getTime() + SIGN_IN_MS),
      agent,
    },
    select: {
      account: {
        select: {
          person: {
            select: { locale: true, trainer: { select: { personId: true } }, grants: { select: { role: true } } },
          },
        },
      },
    },
  })
  await recordAct(tx, viewer, { act: 'account.signIn', subject: { type: 'Account', id: accountId } })
  const { locale, trainer, grants } = account.person
  const held = withhold({ grants, isTrainer: trainer !== null }, isStrong, await factorRule(tx))
  return { token, locale, home: homePath(held) }
}
