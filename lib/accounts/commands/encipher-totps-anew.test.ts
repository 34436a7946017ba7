import { afterEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { systemViewer, visitor } from '@/lib/platform/viewer'
import { codeOf } from '@/prisma/seed/factors'
import { buildPerson } from '@/prisma/seed/people'
import { overtaken } from '@/scripts/vitest/overtaken'
import { beginWith, first, second } from '@/scripts/vitest/secrets'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** The server as it begins with these settings, on the same database. */
async function begunWith(secret: string, before = '') {
  beginWith(secret, before)
  const { buildTotp } = await import('@/prisma/seed/factors')
  const { transaction } = await import('@/lib/platform/db')
  const { log } = await import('@/lib/platform/log')
  const { readyCode, takeCode } = await import('./take-code')
  const { encipherTotpsAnew } = await import('./encipher-totps-anew')
  const { accountsCleaning } = await import('../jobs')
  return {
    error: vi.spyOn(log, 'error'),
    /** An account with a telephone, and what its application knows. */
    telephone: async () => {
      const { id: personId } = await buildPerson(db, { account: {} })
      const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId } })
      return { accountId, secret: await buildTotp(db, accountId) }
    },
    takes: async ({ accountId, secret }: { accountId: string; secret: string }) => {
      const ready = await readyCode(accountId, codeOf(secret), null)
      return ready.ok && (await transaction((tx) => takeCode(tx, visitor, ready.value))) === 'totp'
    },
    /** What the worker does each hour. */
    clean: accountsCleaning.secondFactors,
    encipherAnew: () => encipherTotpsAnew(systemViewer('test')),
  }
}

const kept = ({ accountId }: { accountId: string }) => db.totp.findUniqueOrThrow({ where: { accountId } })

test('a telephone goes on telling codes while a new secret follows an old one, which is dropped in the end', async () => {
  const old = await begunWith(first)
  const [one, other] = [await old.telephone(), await old.telephone()]
  const both = await begunWith(second, first)
  expect(await both.takes(one)).toBe(true)
  const before = await kept(one)
  await both.clean()
  const after = await kept(one)
  expect(after).toEqual({ ...before, secret: expect.not.stringMatching(before.secret) })
  expect(await both.takes(one), 'the same code again').toBe(false)
  await both.encipherAnew()
  expect(await kept(one), 'nothing is left to do').toEqual(after)
  expect(await (await begunWith(first)).takes(other)).toBe(false)
  expect(await (await begunWith(second)).takes(other)).toBe(true)
})

test('one that neither secret opens is left as it is, and told', async () => {
  const lost = await (await begunWith('a third secret, of thirty-two letters')).telephone()
  const old = await (await begunWith(first)).telephone()
  const before = await kept(lost)
  const both = await begunWith(second, first)
  await both.encipherAnew()
  expect(await kept(lost)).toEqual(before)
  expect(both.error.mock.calls).toEqual([[{ count: 1 }, 'second factors cannot be read with either secret']])
  expect(await (await begunWith(second)).takes(old)).toBe(true)
})

test('one that its owner set up anew meanwhile stays theirs', async () => {
  await db.totp.deleteMany()
  const old = await begunWith(first)
  const one = await old.telephone()
  const both = await begunWith(second, first)
  const { secret: newer } = await kept(await both.telephone())
  const setUpAnew = { where: { accountId: one.accountId }, data: { secret: newer } }
  await overtaken((tx) => tx.totp.update(setUpAnew), both.encipherAnew)
  expect((await kept(one)).secret).toBe(newer)
})

test('where there is no older secret nothing is read', async () => {
  const only = await begunWith(first)
  const { countQueries } = await import('@/scripts/vitest/count-queries')
  expect(await countQueries(only.encipherAnew)).toBe(0)
})
