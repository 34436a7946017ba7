import { afterAll, beforeAll, expect, test } from 'vitest'
import { addToPool } from '@/lib/people/commands/add-to-pool'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import type { Result } from '@/lib/platform/result'
import { systemViewer, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson, buildTrainer } from '@/prisma/seed/people'
import { secondProcess } from '@/scripts/vitest/second-process'
import { acceptInvitation } from './accept-invitation'
import { confirmSignUp } from './confirm-sign-up'
import { invite } from './invite'
import { askForReset, resetPassword } from './reset-password'
import { signUp } from './sign-up'

const institute = systemViewer('test')
const password = 'a parrot on the wave'

let other: Awaited<ReturnType<typeof secondProcess>>

beforeAll(async () => {
  other = await secondProcess()
})
afterAll(() => other.stop())

/** The same command ten times at once: five times in this process, five times in another. */
async function tenTimes<C extends (...args: never[]) => Promise<Result<unknown>>>(
  file: string,
  command: C,
  ...args: Parameters<C>
): Promise<string[]> {
  const there = other.over(file, command)
  const answers: Result<unknown>[] = await Promise.all(
    Array.from({ length: 10 }, (_, i) => (i % 2 ? there(...args) : command(...args))),
  )
  return answers.map((answer) => (answer.ok ? 'done' : answer.reason)).toSorted()
}

const allDone = Array(10).fill('done')
const onceDone = ['done', ...Array(9).fill('notFound')]

const tokenTo = async (kind: string) => {
  const [message, ...others] = await db.outboxMessage.findMany({ where: { kind, sentAt: null } })
  expect(others, 'one mail').toEqual([])
  return message?.secret as string
}

test('a sign-up sends one mail; its link makes one account and one sign-in', async () => {
  const address = `${unique()}@people.test`
  const about = { name: 'Nia Bello', address, password, zone: 'UTC', locale: 'en' }
  expect(await tenTimes('accounts/commands/sign-up', signUp, visitor, about)).toEqual(allDone)
  const token = await tokenTo('people.confirm')
  expect(await db.auditEntry.count({ where: { act: 'account.askToSignUp' } })).toBe(1)
  const confirmed = await tenTimes('accounts/commands/confirm-sign-up', confirmSignUp, visitor, token, password)
  expect(confirmed).toEqual(onceDone)
  const { person } = await db.personEmail.findUniqueOrThrow({
    where: { address },
    select: { person: { select: { name: true, account: { select: { id: true, signIns: true } } } } },
  })
  expect([person.name, person.account?.signIns.length]).toEqual(['Nia Bello', 1])
  expect(await db.auditEntry.count({ where: { subjectId: person.account?.id } })).toBe(2)
})

test('a sign-up with another password is another one, and one however often it is sent', async () => {
  const about = { name: 'Nia Bello', address: `${unique()}@people.test`, zone: 'UTC', locale: 'en' }
  await signUp(visitor, { ...about, password })
  for (const _ of ['once', 'again']) await signUp(visitor, { ...about, password: 'a wave on the parrot' })
  expect(await db.accountToken.count({ where: { address: about.address } })).toBe(2)
})

test('an invitation sends one mail; its link makes one account and one sign-in', async () => {
  const { id } = await buildTrainer(db)
  expect(await tenTimes('accounts/commands/invite', invite, institute, id)).toEqual(allDone)
  const token = await tokenTo('people.invited')
  expect(await db.auditEntry.count({ where: { act: 'person.invite' } })).toBe(1)
  const accepted = await tenTimes('accounts/commands/accept-invitation', acceptInvitation, visitor, token, password)
  expect(accepted).toEqual(onceDone)
  const account = await db.account.findUniqueOrThrow({ where: { personId: id }, include: { signIns: true } })
  expect(account.signIns).toHaveLength(1)
  expect(await db.auditEntry.count({ where: { subjectId: account.id } })).toBe(2)
})

test('a forgotten password sends one mail; its link sets the password once', async () => {
  const address = `${unique()}@people.test`
  const { id } = await buildPerson(db, {
    email: address,
    account: { passwordHash: await hashPassword('old as hills') },
  })
  expect(await tenTimes('accounts/commands/reset-password', askForReset, visitor, address)).toEqual(allDone)
  const token = await tokenTo('people.reset')
  const reset = await tenTimes('accounts/commands/reset-password', resetPassword, visitor, token, password)
  expect(reset).toEqual(onceDone)
  const account = await db.account.findUniqueOrThrow({ where: { personId: id } })
  const acts = await db.auditEntry.findMany({ where: { subjectId: account.id }, orderBy: { seq: 'asc' } })
  expect(acts.map(({ act }) => act)).toEqual(['account.askForReset', 'account.resetPassword', 'account.signIn'])
})

test('a trainer comes into the pool once, and nine are told that they are there', async () => {
  const address = `${unique()}@people.test`
  const input = {
    name: 'Omar Said',
    address,
    category: 'academic' as const,
    expertise: ['Law'],
    languages: ['ar' as const],
  }
  const answers = await tenTimes('people/commands/add-to-pool', addToPool, institute, input)
  expect(answers).toEqual([...Array(9).fill('alreadyInPool'), 'done'])
  expect(await db.trainer.count({ where: { person: { emails: { some: { address } } } } })).toBe(1)
  expect(await db.auditEntry.count({ where: { act: 'person.addToPool' } })).toBe(1)
})
