import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/passwords'
import type { Member, Viewer } from '@/lib/platform/viewer'
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

/** The open link by which the viewer changes their own address, and the address that it replaces; null for anybody else. */
export async function openAddressLink(
  viewer: Member,
  token: string,
): Promise<{ address: string; former: string | null } | null> {
  const link = await db.accountToken.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      kind: true,
      address: true,
      usedAt: true,
      expiresAt: true,
      personId: true,
      person: { select: { emails: { where: { isPrimary: true }, select: { address: true } } } },
    },
  })
  if (link?.kind !== 'changeAddress' || link.personId !== viewer.personId || !linkIsOpen(link, now())) return null
  return { address: link.address, former: link.person?.emails[0]?.address ?? null }
}
