import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { systemViewer, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { openLink } from '../queries/links'
import { SIGN_IN_FAILURES } from '../rules/accounts'
import { acceptInvitation } from './accept-invitation'
import { confirmSignUp } from './confirm-sign-up'
import { invite } from './invite'
import { signIn } from './sign-in'
import { signUp } from './sign-up'

const { burst } = SIGN_IN_FAILURES.account
const own = 'maina counts to seven'
const strangers = 'a stranger has chosen this'

let address: string
beforeEach(async () => {
  address = `${unique()}@court.test`
  await db.outboxMessage.deleteMany()
})

async function linkOf(password: string): Promise<string> {
  await signUp(visitor, { name: 'Nafula', address, password, zone: 'UTC', locale: 'en' })
  const mail = await db.outboxMessage.findFirstOrThrow({
    where: { kind: 'people.confirm' },
    orderBy: { createdAt: 'desc' },
  })
  return mail.secret as string
}

test('the owner of an address, by a stranger’s link, does not make an account with the stranger’s password', async () => {
  const theirs = await linkOf(strangers)
  const refusal = { ok: false, reason: 'signUpPasswordWrong', field: 'password' }
  for (const typed of [own, '', `${strangers} `]) expect(await confirmSignUp(visitor, theirs, typed)).toEqual(refusal)
  expect(await db.personEmail.count({ where: { address } })).toBe(0)
  expect(await openLink(visitor, 'signUp', theirs), 'a wrong password uses nothing up').not.toBeNull()

  expect(await confirmSignUp(visitor, await linkOf(own), own)).toMatchObject({ ok: true })
  expect(await confirmSignUp(visitor, theirs, strangers), 'the other is closed with it').toMatchObject({
    reason: 'notFound',
  })
  expect(await signIn(visitor, { address, password: strangers })).toMatchObject({ reason: 'signInWrong' })
  expect(await signIn(visitor, { address, password: own })).toMatchObject({ ok: true })
})

test('a link takes so many wrong passwords, also at once, and another link to the address its own', async () => {
  const theirs = await linkOf(strangers)
  const tries = Array.from({ length: burst + 2 }, () => confirmSignUp(visitor, theirs, own))
  const reasons = (await Promise.all(tries)).map((answer) => (answer.ok ? 'ok' : answer.reason)).toSorted()
  expect(reasons).toEqual(['passwordTooOften', 'passwordTooOften', ...Array(burst).fill('signUpPasswordWrong')])
  expect(await confirmSignUp(visitor, theirs, strangers)).toMatchObject({
    reason: 'passwordTooOften',
    field: 'password',
    params: { minutes: expect.any(Number) },
  })
  expect(await confirmSignUp(visitor, await linkOf(own), own)).toMatchObject({ ok: true })
})

/** Somebody whom the institute invites, and who signs up by themselves meanwhile. */
async function invitedToo() {
  const { id: personId } = await buildPerson(db, { email: address, zone: 'Africa/Nairobi' })
  const link = await linkOf(own)
  expect(await invite(systemViewer('test'), personId)).toMatchObject({ ok: true })
  const { secret } = await db.outboxMessage.findFirstOrThrow({ where: { kind: 'people.invited' } })
  return { personId, link, invitation: secret as string }
}

test('who has come in by an invitation is changed by no link of a sign-up', async () => {
  const { personId, link, invitation } = await invitedToo()
  expect(await acceptInvitation(visitor, invitation, own)).toMatchObject({ ok: true })
  expect(await confirmSignUp(visitor, link, own)).toMatchObject({ reason: 'notFound' })
  expect(await db.person.findUnique({ where: { id: personId } })).toMatchObject({ zone: 'Africa/Nairobi', version: 1 })
})

test('of an invitation and a sign-up at the same moment one makes the account, and the other is told in words', async () => {
  for (let i = 0; i < 5; i += 1) {
    address = `${unique()}@court.test`
    await db.outboxMessage.deleteMany()
    const { personId, link, invitation } = await invitedToo()
    const answers = await Promise.all([acceptInvitation(visitor, invitation, own), confirmSignUp(visitor, link, own)])
    expect(answers.map((answer) => (answer.ok ? 'in' : answer.reason)).toSorted()).toEqual(['in', 'notFound'])
    expect(await db.account.count({ where: { personId } })).toBe(1)
  }
})
