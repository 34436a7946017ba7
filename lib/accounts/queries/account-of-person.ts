import 'server-only'
import { canSeeEverybody } from '@/lib/people/policy'
import { namesOf } from '@/lib/people/queries/person'
import { idleSince } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'

export type AccountStanding = 'none' | 'invited' | 'active' | 'suspended'

export type PersonAccount = {
  standing: AccountStanding
  /** Since when it stands so; null where there is nothing. */
  since: Date | null
  /** On how many devices they are signed in now, and when they were last here. */
  signInCount: number
  lastSeenAt: Date | null
  /** Whether signing in asks for more than one factor. */
  hasSecondFactor: boolean
}

/** How one of the institute's people can sign in, and where they are; of no device more than that. */
export async function accountOfPerson(viewer: Viewer, personId: string): Promise<PersonAccount | null> {
  if (!canSeeEverybody(viewer)) return null
  const at = now()
  const [account, invitation, seen] = await Promise.all([
    db.account.findUnique({
      where: { personId },
      select: {
        id: true,
        state: true,
        createdAt: true,
        totp: { select: { confirmedAt: true } },
        _count: {
          select: {
            passkeys: true,
            signIns: { where: { endedAt: null, expiresAt: { gt: at }, lastSeenAt: { gt: idleSince(at) } } },
          },
        },
      },
    }),
    db.accountToken.findFirst({
      where: { kind: 'invitation', personId, usedAt: null, expiresAt: { gt: at } },
      select: { createdAt: true },
      orderBy: { createdAt: 'desc' },
    }),
    db.signIn.aggregate({ where: { account: { personId } }, _max: { lastSeenAt: true } }),
  ])
  if (!account) return { ...nobody, standing: invitation ? 'invited' : 'none', since: invitation?.createdAt ?? null }
  const suspended =
    account.state === 'suspended'
      ? await db.auditEntry.findFirst({
          where: { subjectType: 'Account', subjectId: account.id, act: 'account.suspend' },
          select: { at: true },
          orderBy: { seq: 'desc' },
        })
      : null
  return {
    standing: account.state,
    since: account.state === 'suspended' ? (suspended?.at ?? null) : account.createdAt,
    signInCount: account._count.signIns,
    lastSeenAt: seen._max.lastSeenAt,
    hasSecondFactor: Boolean(account.totp?.confirmedAt) || account._count.passkeys > 0,
  }
}

const nobody = { signInCount: 0, lastSeenAt: null, hasSecondFactor: false }

/** Signing in and out is the person's own coming and going; what they see of it stands on their own page. */
const comings = ['account.signIn', 'account.signOut']
const MOST = 20

export type ActOnPerson = {
  seq: bigint
  act: string
  at: Date
  /** Null for a visitor, and for work of the product itself, whose job it then names. */
  by: { id: string; name: string } | null
  job: string | null
  reason: string | null
  /** For an act about a role: which one. */
  fields: string[]
}

/** What was done to a person and to their account lately, the latest first. */
export async function actsOnPerson(viewer: Viewer, personId: string): Promise<ActOnPerson[]> {
  if (!canSeeEverybody(viewer)) return []
  const account = await db.account.findUnique({ where: { personId }, select: { id: true } })
  const subjects = [
    { subjectType: 'Person', subjectId: personId },
    ...(account ? [{ subjectType: 'Account', subjectId: account.id }] : []),
  ]
  const entries = await db.auditEntry.findMany({
    where: { OR: subjects, act: { notIn: comings } },
    select: { seq: true, act: true, at: true, actorId: true, job: true, reason: true, fields: true },
    orderBy: { seq: 'desc' },
    take: MOST,
  })
  const names = await namesOf(
    viewer,
    entries.map(({ actorId }) => actorId),
  )
  return entries.map(({ actorId, ...entry }) => {
    const name = actorId && names.get(actorId)
    return { ...entry, by: actorId && name ? { id: actorId, name } : null }
  })
}
