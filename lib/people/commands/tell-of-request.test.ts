import { beforeEach, expect, it } from 'vitest'
import type { Mail, MailCause } from '@/lib/notifications/schema'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson, type PersonInput } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { peopleMail } from '../jobs'
import { decideGrant } from './decide-grant'
import { giveRole, withdrawRequest } from './give-role'

beforeEach(async () => {
  await db.roleGrant.deleteMany({ where: { role: 'administrator' } })
  await db.outboxMessage.deleteMany()
})

const administrator = (input: PersonInput = {}) =>
  buildMember(db, { email: `${unique()}@people.test`, grants: [{ role: 'administrator' }], ...input })

async function ask(asker: Member, personId: string): Promise<string> {
  const reason = 'She leads the secretariat from this term'
  for (const _ of ['once', 'again']) await giveRole(asker, { personId, role: 'administrator', scope: null, reason })
  const { id } = await db.grantRequest.findFirstOrThrow({ where: { personId, decidedAt: null } })
  return id
}

const waiting = (kind: string) => db.outboxMessage.findMany({ where: { kind }, orderBy: { id: 'asc' } })

/** What waits of a kind says now, by who reads it; null where it says nothing any more. */
async function read(kind: string): Promise<Map<string | null, Mail | null | undefined>> {
  const messages = await waiting(kind)
  const mails = messages.map(
    async (message) => [message.personId, await peopleMail[kind]?.(message as MailCause)] as const,
  )
  return new Map(await Promise.all(mails))
}

it('who can decide on a new administrator is told once, in their language, and nobody else', async () => {
  const asker = await administrator({ name: 'Mona Haddad' })
  const [english, arabic] = [await administrator({ name: 'Ana' }), await administrator({ name: 'ليلى', locale: 'ar' })]
  await administrator({ account: { state: 'suspended' } })
  const person = await buildPerson(db, { name: 'Ivo Petrov', account: {} })
  await ask(asker, person.id)
  const mails = await read('people.administrationAsked')
  expect([...mails.keys()].toSorted()).toEqual([english.personId, arabic.personId].toSorted())
  const mail = mails.get(english.personId)
  expect(mail).toMatchObject({
    subject: 'Administration is asked for: Ivo Petrov',
    greeting: 'Dear Ana,',
    action: { url: `http://localhost:3000/admin/people/${person.id}` },
  })
  expect(mail?.paragraphs[0]).toContain('Mona Haddad has asked that Ivo Petrov administer the institute.')
  expect(JSON.stringify(mail)).not.toContain('secretariat')
  expect(mails.get(arabic.personId)).toMatchObject({
    locale: 'ar',
    action: { url: `http://localhost:3000/ar/admin/people/${person.id}` },
  })
})

it.each([
  [true, 'Administration was granted: Ivo Petrov', 'Ana has granted what you asked for: Ivo Petrov now administers'],
  [false, 'Administration was declined: Ivo Petrov', 'Ana has declined what you asked for: Ivo Petrov does not'],
])('who asked is told what became of it (granted: %s)', async (isGranted, subject, lead) => {
  const [asker, other] = [await administrator({ name: 'Mona Haddad' }), await administrator({ name: 'Ana' })]
  const { id: personId } = await buildPerson(db, { name: 'Ivo Petrov', account: {} })
  const requestId = await ask(asker, personId)
  for (const _ of ['once', 'again']) await decideGrant(other, { requestId, isGranted })
  const mails = await read('people.administrationDecided')
  expect([...mails.keys()]).toEqual([asker.personId])
  const mail = mails.get(asker.personId)
  expect(mail).toMatchObject({ subject, action: { url: `http://localhost:3000/admin/people/${personId}` } })
  expect(mail?.paragraphs[0]).toContain(lead)
  // What is decided needs nobody's decision any more.
  expect([...(await read('people.administrationAsked')).values()]).toEqual([null])
})

it('nobody is told who administers no more, nor of what was taken back', async () => {
  const [asker, other, third] = [await administrator(), await administrator(), await administrator()]
  const { id: personId } = await buildPerson(db, { account: {} })
  const requestId = await ask(asker, personId)
  await db.roleGrant.deleteMany({ where: { personId: other.personId } })
  const mails = await read('people.administrationAsked')
  expect(mails.get(other.personId)).toBeNull()
  expect(mails.get(third.personId)).not.toBeNull()
  await withdrawRequest(asker, requestId)
  expect([...(await read('people.administrationAsked')).values()]).toEqual([null, null])
  expect(await waiting('people.administrationDecided')).toEqual([])
})

it('a message about nothing says nothing', async () => {
  for (const kind of ['people.administrationAsked', 'people.administrationDecided']) {
    expect(await peopleMail[kind]?.({ personId: null, payload: {}, secret: null })).toBeNull()
  }
})
