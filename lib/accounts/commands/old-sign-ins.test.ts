import { afterEach, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { systemViewer } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { deleteOldSignIns, SIGN_IN_KEPT_DAYS } from './old-sign-ins'

const SECOND = 1000
const DAY = 86_400 * SECOND
const noon = new Date('2026-06-01T12:00:00Z')

afterEach(() => {
  vi.useRealTimers()
})

const daysAgo = (days: number, ms = 0) => new Date(noon.getTime() - days * DAY + ms)

async function accountOf(): Promise<string> {
  const { id: personId } = await buildPerson(db, { account: {} })
  return (await db.account.findUniqueOrThrow({ where: { personId } })).id
}

/** A sign-in that was seen last a day before it was over. */
async function signInOf(accountId: string, over: { endedAt?: Date; expiresAt: Date }): Promise<string> {
  const lastSeenAt = new Date((over.endedAt ?? over.expiresAt).getTime() - DAY)
  const times = { at: lastSeenAt, provedAt: lastSeenAt, lastSeenAt }
  const { id } = await db.signIn.create({ data: { accountId, tokenHash: unique(), ...times, ...over } })
  return id
}

const kept = async (accountId: string) => {
  const signIns = await db.signIn.findMany({ where: { accountId }, orderBy: { lastSeenAt: 'asc' } })
  return signIns.map(({ id }) => id)
}

it('a sign-in goes 400 days after it has ended or expired, and not a second sooner', async () => {
  vi.setSystemTime(noon)
  const accountId = await accountOf()
  const border = daysAgo(SIGN_IN_KEPT_DAYS)
  for (const ms of [-SECOND, -2 * SECOND]) {
    await signInOf(accountId, { expiresAt: new Date(border.getTime() + ms) })
    await signInOf(accountId, { endedAt: new Date(border.getTime() + ms), expiresAt: daysAgo(SIGN_IN_KEPT_DAYS - 20) })
    // Ended by a new password after it had expired by itself.
    await signInOf(accountId, { endedAt: daysAgo(3), expiresAt: new Date(border.getTime() + ms) })
  }
  const stays = [
    await signInOf(accountId, { expiresAt: new Date(border.getTime() + SECOND) }),
    await signInOf(accountId, { endedAt: new Date(border.getTime() + 2 * SECOND), expiresAt: daysAgo(390) }),
    await signInOf(accountId, { endedAt: daysAgo(2), expiresAt: daysAgo(-5) }),
    await signInOf(accountId, { expiresAt: daysAgo(-29) }),
  ]
  await deleteOldSignIns(systemViewer('test'))
  expect(await kept(accountId)).toEqual(stays)
})

it('the last sign-in of an account stays, so that one knows when somebody was last here', async () => {
  vi.setSystemTime(noon)
  const accountId = await accountOf()
  await signInOf(accountId, { expiresAt: daysAgo(900) })
  const last = await signInOf(accountId, { expiresAt: daysAgo(800) })
  await deleteOldSignIns(systemViewer('test'))
  expect(await kept(accountId)).toEqual([last])
})

it('more than one batch goes at once, and what the audit log says of them stays', async () => {
  vi.setSystemTime(noon)
  const accountId = await accountOf()
  await db.auditEntry.create({
    data: {
      at: daysAgo(900),
      act: 'account.signIn',
      subjectType: 'Account',
      subjectId: accountId,
      requestId: unique(),
    },
  })
  const last = await signInOf(accountId, { expiresAt: daysAgo(1) })
  const at = daysAgo(900)
  await db.signIn.createMany({
    data: Array.from({ length: 1_201 }, (_, i) => {
      const lastSeenAt = new Date(at.getTime() + i)
      return { accountId, tokenHash: unique(), at, provedAt: at, lastSeenAt, expiresAt: daysAgo(870) }
    }),
  })
  await deleteOldSignIns(systemViewer('test'))
  expect(await kept(accountId)).toEqual([last])
  expect(await db.auditEntry.count({ where: { subjectId: accountId } })).toBe(1)
})
