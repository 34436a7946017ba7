import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import { Crowded } from '@/lib/platform/turnstile'
import { visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildMember } from '@/prisma/seed/viewers'
import { makeRecoveryCodes } from './make-recovery-codes'
import { checkPassword } from './prove'
import { signIn } from './sign-in'
import { readyCode } from './take-code'

/** Does it while so much is to be hashed that no more is taken. */
async function duringRush(work: () => Promise<void>) {
  let isOn = true
  const one = async (): Promise<unknown> => isOn && hashPassword('a rush').then(one)
  const all = Promise.all(Array.from({ length: 202 }, one))
  try {
    await work()
  } finally {
    isOn = false
    await all
  }
}

/** Tries so many times, one after the other, and is turned away each time. */
async function turnedAway(times: number, at: () => Promise<unknown>) {
  for (let i = 0; i < times; i += 1) await expect(at()).rejects.toBeInstanceOf(Crowded)
}

const password = 'maina counts to seven'

it('signing in during a rush is turned away and takes no try, of an account or a machine', async () => {
  const [address, client] = [`${unique()}@people.test`, unique()]
  const at = () => signIn(visitor, { address, password }, client)
  await duringRush(() => turnedAway(11, at))
  for (let i = 0; i < 10; i += 1) expect(await at()).toMatchObject({ reason: 'signInWrong' })
  expect(await at()).toMatchObject({ reason: 'signInTooOften' })
})

it('so do the present password and a code on paper', async () => {
  const viewer = await buildMember(db)
  const data = { passwordHash: await hashPassword(password) }
  const { id: accountId } = await db.account.update({ where: { personId: viewer.personId }, data })
  const proves = () => checkPassword({ ...viewer, accountId }, password)
  const reads = () => readyCode(accountId, '12345678901234567890', unique())
  await duringRush(async () => {
    await turnedAway(11, proves)
    await turnedAway(21, reads)
  })
  expect((await proves()).ok).toBe(true)
  expect((await reads()).ok).toBe(true)
})

it('codes on paper are hashed for nobody who has no second factor', async () => {
  const viewer = await buildMember(db)
  await duringRush(async () => expect(await makeRecoveryCodes(viewer, '')).toMatchObject({ reason: 'factorFirst' }))
})
