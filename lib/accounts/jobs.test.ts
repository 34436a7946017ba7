import { beforeEach, describe, expect, it } from 'vitest'
import type { MailCause } from '@/lib/notifications/schema'
import { db } from '@/lib/platform/db'
import { systemViewer, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { confirmSignUp } from './commands/confirm-sign-up'
import { invite } from './commands/invite'
import { askForReset } from './commands/reset-password'
import { signUp } from './commands/sign-up'
import { accountsMail } from './jobs'

beforeEach(() => db.outboxMessage.deleteMany())

/** The only message that waits, and what it says. */
async function waiting() {
  const message = await db.outboxMessage.findFirstOrThrow()
  return { message, mail: await accountsMail[message.kind]?.(message as MailCause) }
}

const newcomer = (locale: string) => ({
  name: 'Buy http://evil.test now',
  address: `${unique()}@people.test`,
  password: 'a parrot on the wave',
  zone: 'UTC',
  locale,
})

describe('the mail of a sign-up', () => {
  it('is in the page’s language, with the link, and without what a stranger typed', async () => {
    const input = newcomer('ar')
    await signUp(visitor, input)
    const { message, mail } = await waiting()
    expect(mail).toMatchObject({
      to: input.address,
      locale: 'ar',
      subject: 'تأكيد عنوانك',
      action: { url: `http://localhost:3000/ar/confirm?token=${message.secret}` },
    })
    expect(JSON.stringify(mail)).not.toContain('evil.test')
  })

  it('is not sent any more once the link was used', async () => {
    const input = newcomer('en')
    await signUp(visitor, input)
    const { message } = await waiting()
    expect(await confirmSignUp(visitor, message.secret ?? '', input.password)).toMatchObject({ ok: true })
    expect(await accountsMail['people.confirm']?.(message as MailCause)).toBeNull()
  })

  it('tells an address that has an account so, in its owner’s language', async () => {
    const input = newcomer('en')
    await buildPerson(db, { name: 'منى', locale: 'ar', email: input.address, account: { passwordHash: 'x' } })
    await signUp(visitor, input)
    const { mail } = await waiting()
    expect(mail).toMatchObject({ to: input.address, locale: 'ar', greeting: 'تحية طيبة إلى منى،' })
    expect(mail?.action?.url).toBe('http://localhost:3000/ar/sign-in')
    expect(mail?.paragraphs.join()).toContain('http://localhost:3000/ar/forgot-password')
  })
})

it('the mail of a forgotten password carries its link', async () => {
  const address = `${unique()}@people.test`
  await buildPerson(db, { name: 'Mona', email: address, account: { passwordHash: 'x' } })
  await askForReset(visitor, address)
  const { message, mail } = await waiting()
  expect(mail).toMatchObject({
    to: address,
    greeting: 'Dear Mona,',
    subject: 'Choose a new password',
    action: { url: `http://localhost:3000/reset-password?token=${message.secret}` },
  })
})

it('the mail of an invitation names the institute, in a language that the product speaks', async () => {
  await db.institute.create({ data: { id: 1, name: 'Institute of Tests', abbreviation: 'IT', mission: 'To test.' } })
  const address = `${unique()}@people.test`
  const { id } = await buildPerson(db, { name: 'Mona', locale: 'de', email: address })
  await invite(systemViewer('test'), id)
  const { message, mail } = await waiting()
  expect(mail).toMatchObject({
    to: address,
    locale: 'en',
    subject: 'Your account with Institute of Tests',
    action: { url: `http://localhost:3000/invitation?token=${message.secret}` },
  })
})

it('a message about nothing says nothing', async () => {
  for (const kind of ['people.confirm', 'people.known', 'people.reset', 'people.invited']) {
    expect(await accountsMail[kind]?.({ personId: null, payload: {}, secret: 'x' })).toBeNull()
  }
})
