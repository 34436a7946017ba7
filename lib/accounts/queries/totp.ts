import 'server-only'
import { decipher } from '@/lib/platform/ciphers'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { institute } from '@/lib/platform/institute'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { SET_UP_MS, totpUri } from '../rules/second-factor'

/**
 * What an application has to be told that was begun and has told no code yet; null where there is none. Only for whoever
 * has just proved that it is they.
 */
export async function begunTotp(viewer: Member): Promise<{ secret: string; uri: string } | null> {
  if (!isFresh(viewer, now())) return null
  const { accountId } = viewer
  const since = new Date(now().getTime() - SET_UP_MS)
  const totp = await db.totp.findFirst({
    where: { accountId, confirmedAt: null, createdAt: { gt: since } },
    select: {
      secret: true,
      account: {
        select: { person: { select: { emails: { where: { isPrimary: true }, select: { address: true } } } } },
      },
    },
  })
  const secret = totp && decipher('totp', accountId, totp.secret)
  if (!secret) return null
  const issuer = (await institute())?.abbreviation ?? 'Lectern'
  return { secret, uri: totpUri(secret, issuer, totp.account.person.emails[0]?.address ?? viewer.name) }
}
