import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmSignUp } from '@/lib/accounts/commands/confirm-sign-up'
import { signUp } from '@/lib/accounts/commands/sign-up'
import { db } from '@/lib/platform/db'
import type { Result } from '@/lib/platform/result'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { unique } from '@/prisma/seed/ids'
import { buildMember } from '@/prisma/seed/viewers'
import { secondProcess } from '@/scripts/vitest/second-process'
import { changePlaces } from './change-places'
import { enrol } from './enrol'
import { enrolByHand } from './enrol-by-hand'
import { remove, withdraw } from './withdraw'

let other: Awaited<ReturnType<typeof secondProcess>>
let administrator: Member

beforeAll(async () => {
  other = await secondProcess()
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})
afterAll(() => other.stop())

/** Ten at once: five in this process, five in another. */
function tenTimes<T>(here: () => Promise<T>, there: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? here() : there())))
}

const traces = async (editionId: string, personId: string) => ({
  changes: await db.enrolmentChange.count({ where: { enrolment: { editionId, personId } } }),
  acts: await db.auditEntry.count({ where: { editionId, act: { startsWith: 'enrolment.' } } }),
  messages: await db.outboxMessage.count({ where: { personId } }),
})

test('enrol: one place, ten times the same answer', async () => {
  const { id: editionId } = await buildEdition(db)
  const viewer = await buildMember(db)
  const over = other.over('enrolments/commands/enrol', enrol)
  const input = { editionId, version: 0 }
  const answers = await tenTimes(
    () => enrol(viewer, input),
    () => over(viewer, input),
  )
  const { id: enrolmentId } = await db.enrolment.findFirstOrThrow({ where: { editionId } })
  expect(answers).toEqual(Array(10).fill({ ok: true, value: { enrolmentId, state: 'enrolled', position: null } }))
  expect(await traces(editionId, viewer.personId)).toEqual({ changes: 1, acts: 1, messages: 1 })
})

test('withdraw and remove: one end, ten times the same answer; of both at once, one', async () => {
  const { id: editionId } = await buildEdition(db)
  const commands = [
    [withdraw, other.over('enrolments/commands/withdraw', withdraw), { isShown: true }],
    [remove, other.over('enrolments/commands/withdraw', remove), undefined],
  ] as const
  for (const [here, there, value] of commands) {
    const learner = await buildMember(db)
    const { id: enrolmentId, personId } = await buildEnrolment(db, { editionId, personId: learner.personId })
    const viewer = here === withdraw ? learner : administrator
    const input = { enrolmentId, version: 1, reason: 'Work.' }
    const answers = await tenTimes<Result<unknown>>(
      () => here(viewer, input),
      () => there(viewer, input),
    )
    expect(answers).toEqual(Array(10).fill({ ok: true, value }))
    expect(await traces(editionId, personId)).toMatchObject({ changes: 2, messages: 1 })
  }
  const learner = await buildMember(db)
  const { id: enrolmentId } = await buildEnrolment(db, { editionId, personId: learner.personId })
  const input = { enrolmentId, version: 1, reason: 'Work.' }
  const both = await Promise.all([withdraw(learner, input), commands[1][1](administrator, input)])
  const said = both.map((answer) => (answer.ok ? 'done' : answer.reason)).toSorted()
  expect([
    ['cannotWithdraw', 'done'],
    ['cannotRemove', 'done'],
  ]).toContainEqual(said)
  expect(await traces(editionId, learner.personId)).toEqual({ changes: 2, acts: 3, messages: 1 })
})

test('enrol by hand with a new address: one person, one place, ten times the same answer', async () => {
  const { id: editionId } = await buildEdition(db)
  const input = { editionId, name: 'Nia Bello', address: `${unique()}@ministry.test` }
  const over = other.over('enrolments/commands/enrol-by-hand', enrolByHand)
  const answers = await tenTimes(
    () => enrolByHand(administrator, input),
    () => over(administrator, input),
  )
  const { personId } = await db.personEmail.findUniqueOrThrow({ where: { address: input.address } })
  const { id: enrolmentId } = await db.enrolment.findFirstOrThrow({ where: { editionId, personId } })
  const value = { enrolmentId, state: 'enrolled', position: null, name: 'Nia Bello' }
  expect(answers).toEqual(Array(10).fill({ ok: true, value }))
  expect(await db.person.count({ where: { name: 'Nia Bello' } })).toBe(1)
  expect(await db.auditEntry.count({ where: { editionId, act: 'person.add' } })).toBe(1)
  expect(await traces(editionId, personId)).toEqual({ changes: 1, acts: 1, messages: 1 })
})

test('change places: once, ten times the same answer; of ten different numbers, one', async () => {
  const { id: editionId } = await buildEdition(db, { places: 3 })
  const over = other.over('enrolments/commands/change-places', changePlaces)
  const answers = await tenTimes(
    () => changePlaces(administrator, editionId, 7, 1),
    () => over(administrator, editionId, 7, 1),
  )
  expect(answers).toEqual(Array(10).fill({ ok: true, value: undefined }))
  expect(await db.edition.findUnique({ where: { id: editionId } })).toMatchObject({ places: 7, version: 2 })
  expect(await db.auditEntry.count({ where: { editionId } })).toBe(1)
  const different = await Promise.all(
    Array.from({ length: 10 }, (_, i) => (i % 2 ? over : changePlaces)(administrator, editionId, 10 + i, 2)),
  )
  const said = different.map((answer) => (answer.ok ? 'done' : answer.reason)).toSorted()
  expect(said).toEqual(['done', ...Array(9).fill('stale')])
})

test('somebody is enrolled by hand while they confirm their sign-up with the same address: one person', async () => {
  const over = other.over('enrolments/commands/enrol-by-hand', enrolByHand)
  for (let round = 0; round < 10; round++) {
    const { id: editionId } = await buildEdition(db)
    const address = `${unique()}@ministry.test`
    const password = 'a parrot on the wave'
    await signUp(visitor, { name: 'Nia Bello', address, password, zone: 'UTC', locale: 'en' })
    const link = await db.outboxMessage.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    const [confirmed, enrolled] = await Promise.all([
      confirmSignUp(visitor, link.secret ?? '', password),
      over(administrator, { editionId, name: 'Nia Bello', address }),
    ])
    expect([confirmed.ok, enrolled.ok]).toEqual([true, true])
    const { person } = await db.personEmail.findUniqueOrThrow({
      where: { address },
      select: { person: { select: { account: true, enrolments: true } } },
    })
    expect([person.account !== null, person.enrolments.length]).toEqual([true, 1])
  }
})
