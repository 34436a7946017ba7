import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/passwords'
import type { Viewer } from '@/lib/platform/viewer'
import { type LinkKind, linkIsOpen } from '../rules/accounts'

/** Whom an open link belongs to; null where it is unknown, used or expired. Reading it uses nothing up. */
export async function openLink(
  _viewer: Viewer,
  kind: LinkKind,
  token: string,
): Promise<{ address: string; name: string | null } | null> {
  const link = await db.accountToken.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { kind: true, address: true, usedAt: true, expiresAt: true, person: { select: { name: true } } },
  })
  if (link?.kind !== kind || !linkIsOpen(link, now())) return null
  return { address: link.address, name: link.person?.name ?? null }
}
