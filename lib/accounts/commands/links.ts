import 'server-only'
import { Prisma, type TokenKind } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { newIds } from '@/lib/platform/ids'
import { enqueue } from '@/lib/platform/outbox'
import { newToken, tokenHash } from '@/lib/platform/passwords'
import { HOUR_MS, LINK_MS, LINKS_AN_HOUR, linkIsOpen } from '../rules/accounts'
import type { SignUpDetails } from '../schema'

/** What is asked for twice within this time is one press of a button that was sent twice. */
const ECHO_MS = 10_000

const mailOf = {
  signUp: 'people.confirm',
  resetPassword: 'people.reset',
  invitation: 'people.invited',
  changeAddress: 'people.changeAddress',
} satisfies Record<TokenKind, string>

type Link = { kind: TokenKind; address: string; personId?: string; details?: SignUpDetails }

/**
 * Makes a single-use link and the mail that carries it. Null, and no mail, where the address had its fill this hour; of a
 * link that is a known person's it is their own that count, so that nobody else uses up what they may have.
 */
export async function sendLink(tx: Tx, { kind, address, personId, details }: Link): Promise<{ id: string } | null> {
  const at = now()
  const recent = { kind, address, personId, createdAt: { gt: new Date(at.getTime() - HOUR_MS) } }
  if ((await tx.accountToken.count({ where: recent })) >= LINKS_AN_HOUR) return null
  const [link] = await makeLinks(tx, [{ kind, address, personId, details }])
  return link ?? null
}

/** Makes single-use links and the mails that carry them, whatever their addresses had this hour. */
export async function makeLinks(tx: Tx, links: Link[]): Promise<{ id: string }[]> {
  const at = now()
  const ids = newIds(links.length)
  const made = links.map((link, i) => ({ ...link, id: ids[i] as string, token: newToken() }))
  await tx.accountToken.createMany({
    data: made.map(({ id, kind, address, personId, details, token }) => ({
      id,
      kind,
      address,
      personId,
      details,
      tokenHash: tokenHash(token),
      createdAt: at,
      expiresAt: new Date(at.getTime() + LINK_MS[kind]),
    })),
  })
  await enqueue(
    tx,
    ...made.map(({ id, kind, personId, token }) => ({
      kind: mailOf[kind],
      personId,
      payload: { linkId: id },
      dedupeKey: `${mailOf[kind]}:${id}`,
      secret: token,
    })),
  )
  return made.map(({ id }) => ({ id }))
}

/** The open links to an address that were made so lately that the same request now is their echo, the latest first. */
export function linksJustSent(tx: Tx, kind: TokenKind, address: string) {
  return tx.accountToken.findMany({
    where: { kind, address, usedAt: null, createdAt: { gt: new Date(now().getTime() - ECHO_MS) } },
    select: { id: true, details: true, personId: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

/** Takes an open link under its lock and uses it up; null where it is unknown, of another kind, used or expired. */
export async function takeLink(tx: Tx, kind: TokenKind, token: string) {
  const hash = tokenHash(token)
  await tx.$queryRaw`SELECT 1 FROM "AccountToken" WHERE "tokenHash" = ${hash} FOR UPDATE`
  const link = await tx.accountToken.findUnique({ where: { tokenHash: hash } })
  if (link?.kind !== kind || !linkIsOpen(link, now())) return null
  // What was filled in is kept no longer than the link needs it.
  await tx.accountToken.update({ where: { id: link.id }, data: { usedAt: now(), details: Prisma.DbNull } })
  return link
}

/** Whether the address that a link went to is its person's still: records can have been taken apart, or the address removed. */
export async function isStillTheirs(tx: Tx, link: { personId: string | null; address: string }): Promise<boolean> {
  const { personId, address } = link
  return personId !== null && (await tx.personEmail.count({ where: { personId, address } })) > 0
}

/** Ends the other open links of a kind, so that one act ends what was asked for twice. */
export async function closeLinks(
  tx: Tx,
  where:
    | { kind: TokenKind; address: string }
    | { kind: TokenKind; personId: string | { in: string[] }; id?: { not: string }; address?: { not: string } },
) {
  await tx.accountToken.updateMany({
    where: { ...where, usedAt: null },
    data: { usedAt: now(), details: Prisma.DbNull },
  })
}
