import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { topicsOfMail } from '@/lib/enrolments/queries/mail-topics'
import { db, transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildPerson } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { mailLog } from './queries'
import { mailState } from './rules'
import { mailStates, mailView } from './schema'

let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

beforeEach(async () => {
  await db.outboxMessage.deleteMany()
})

/** Writes a message of a kind, which is its key where it has no other. */
const write = (kind: string, payload: Record<string, string> = {}, personId = administrator.personId) =>
  transaction((tx) => enqueue(tx, { kind, dedupeKey: `${kind}:${personId}:${payload.notice}`, payload, personId }))

const list = (query: object, viewer: Viewer = administrator, locale = 'en') =>
  mailLog(viewer, mailView.parse(query), locale, topicsOfMail)

const saying = async (query: object) => (await list(query))?.messages.map(({ what }) => what)

describe('the list', () => {
  beforeEach(async () => {
    for (const kind of ['first', 'second', 'third']) await write(kind)
  })

  test('has the newest first, or the oldest, and any other sort is the first of these', async () => {
    expect(await saying({})).toEqual(['third', 'second', 'first'])
    expect(await saying({ sort: 'when' })).toEqual(['first', 'second', 'third'])
    for (const odd of ['secret', '-secret', ['', 'when'], { a: 1 }])
      expect(await saying({ sort: odd })).toEqual(await saying({}))
  })

  test('shows the last page for one beyond it', async () => {
    const beyond = await list({ page: '99' })
    expect([beyond?.page, beyond?.pages, beyond?.count, beyond?.messages.length]).toEqual([1, 1, 3, 3])
  })

  test('is an administrator’s to read', async () => {
    for (const viewer of [visitor, await buildMember(db)]) expect(await list({}, viewer)).toBeNull()
  })
})

test('each says what it is: a notice which one and of which role', async () => {
  await write('people.notice', { notice: 'roleGiven', role: 'observer' })
  await write('people.notice', { notice: 'secondFactorOn' })
  const log = await list({ sort: 'when' })
  expect(log?.messages.map(({ what, role }) => [what, role])).toEqual([
    ['people.notice.roleGiven', 'observer'],
    ['people.notice.secondFactorOn', undefined],
  ])
  expect(log?.whats.toSorted()).toEqual(['people.notice.roleGiven', 'people.notice.secondFactorOn'])
  expect(await saying({ what: 'people.notice.roleGiven' })).toEqual(['people.notice.roleGiven'])
  for (const none of ["'; --", 'people.notice', 'enrolment.enrolled']) expect(await saying({ what: none })).toEqual([])
})

test('each names the edition and the session that it is about, in the reader’s language or said to be in another', async () => {
  const course = await buildCourse(db, { title: { en: 'Migration', fr: 'Les migrations' } })
  const edition = await buildEdition(db, { courseId: course.id, label: { en: 'Autumn' } })
  const session = await buildSession(db, { editionId: edition.id, title: 'Who is a migrant?' })
  const enrolment = await buildEnrolment(db, { editionId: edition.id, personId: administrator.personId })
  await write('enrolment.withdrawn', { enrolmentId: enrolment.id })
  await write('session.moved', { sessionId: session.id, changeId: session.id })
  await write('people.reset', { linkId: session.id })
  const topicsIn = async (locale: string) =>
    (await list({ sort: 'when' }, administrator, locale))?.messages.map(({ topics }) => topics)
  const autumn = [{ text: 'Migration' }, { text: 'Autumn' }]
  expect(await topicsIn('en')).toEqual([autumn, [{ text: 'Who is a migrant?' }, ...autumn], []])
  expect((await topicsIn('fr'))?.[0]).toEqual([{ text: 'Les migrations' }, { text: 'Autumn', lang: 'en' }])
})

test('people’s words find what was written to them, by name and by any address', async () => {
  const nafula = await buildPerson(db, { name: 'Nafula Maina', email: 'n.maina@court.test' })
  const other = await buildPerson(db, { name: 'Elif Maina' })
  await write('first', {}, nafula.id)
  await write('second', {}, other.id)
  expect(await saying({ words: 'maina' })).toEqual(['second', 'first'])
  expect(await saying({ words: 'maina nafula' })).toEqual(['first'])
  expect(await saying({ words: 'court.test' })).toEqual(['first'])
  expect(await saying({ words: 'maina', what: 'second' })).toEqual(['second'])
  for (const none of ['%', 'nobody', 'maina nobody']) expect(await saying({ words: none })).toEqual([])
})

test('each stands under the state that it is in, and no other', async () => {
  const at = new Date()
  for (const kind of ['waiting', 'sent', 'sentLate', 'tryingAgain', 'givenUp']) await write(kind)
  const become = (kind: string, data: object) => db.outboxMessage.updateMany({ where: { kind }, data })
  await become('sent', { sentAt: at })
  await become('sentLate', { sentAt: at, failure: 'nothing left to say' })
  await become('tryingAgain', { failure: 'no answer' })
  await become('givenUp', { failure: 'no answer', abandonedAt: at })
  for (const state of mailStates) {
    const messages = (await list({ state, sort: 'when' }))?.messages ?? []
    expect(messages.map(({ what }) => what)).toEqual(state === 'sent' ? ['sent', 'sentLate'] : [state])
    for (const message of messages) expect(mailState(message)).toBe(state)
  }
  expect((await list({ state: 'lost' }))?.count).toBe(5)
})

test('it takes eight statements, for one mail and for many', async () => {
  await write('first')
  expect(await countQueries(() => list({}))).toBe(8)
  const edition = await buildEdition(db)
  for (let i = 0; i < 3; i++) {
    const { id: personId } = await buildPerson(db)
    const { id: enrolmentId } = await buildEnrolment(db, { editionId: edition.id, personId })
    await write('enrolment.enrolled', { enrolmentId }, personId)
  }
  expect(await countQueries(() => list({}))).toBe(8)
})
