import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Viewer, visitor } from '@/lib/platform/viewer'
import { buildRegister } from '@/prisma/seed/attendance'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import type { CorrectMark } from '../schema'
import { correctMark } from './correct-mark'

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

/** A session held two hours ago with one learner, absent, and its register closed. */
async function closed({ state = 'closed' }: { state?: 'open' | 'closed' } = {}) {
  const edition = await buildEdition(db)
  const trainer = memberOf(await buildTrainer(db), { isTrainer: true })
  const { id: sessionId } = await buildSession(db, {
    editionId: edition.id,
    startsAt: ago(2),
    trainers: [trainer.personId],
  })
  const { id: enrolmentId, personId } = await buildEnrolment(db, { editionId: edition.id, at: ago(900) })
  await buildRegister(db, {
    sessionId,
    editionId: edition.id,
    marks: { [enrolmentId]: 'absent' },
    byId: trainer.personId,
    at: ago(1),
    state,
  })
  return { edition, trainer, sessionId, enrolmentId, personId }
}

function correct(viewer: Viewer, input: Partial<CorrectMark> & { sessionId: string; enrolmentId: string }) {
  return correctMark(viewer, { value: 'late', reason: 'The train was late.', version: 1, key: randomUUID(), ...input })
}

test('a correction changes the mark, keeps what it was, who, when and why, and rests on evidence of its own', async () => {
  const { trainer, sessionId, enrolmentId, edition } = await closed()
  expect(await correct(trainer, { sessionId, enrolmentId })).toEqual({ ok: true, value: { version: 2 } })
  expect(await db.mark.findFirstOrThrow({ where: { sessionId } })).toMatchObject({ value: 'late', version: 2 })
  const changes = await db.markChange.findMany({
    where: { sessionId },
    include: { evidence: true },
    orderBy: { at: 'asc' },
  })
  expect(changes.map(({ from, to, byId, reason, evidence }) => [from, to, byId, reason, evidence?.kind])).toEqual([
    [null, 'absent', trainer.personId, null, 'rollCall'],
    ['absent', 'late', trainer.personId, 'The train was late.', 'correction'],
  ])
  expect(await db.register.findUniqueOrThrow({ where: { sessionId } })).toMatchObject({ state: 'closed', version: 2 })
  expect(await db.auditEntry.findMany({ where: { editionId: edition.id } })).toMatchObject([
    {
      act: 'mark.correct',
      subjectType: 'Mark',
      subjectId: `${sessionId}/${enrolmentId}`,
      reason: 'The train was late.',
      actorId: trainer.personId,
    },
  ])
})

test('sent twice, it is done once', async () => {
  const { trainer, sessionId, enrolmentId } = await closed()
  const key = randomUUID()
  const results = await Promise.all(Array.from({ length: 5 }, () => correct(trainer, { sessionId, enrolmentId, key })))
  expect(results).toEqual(Array(5).fill({ ok: true, value: { version: 2 } }))
  expect(await db.markChange.count({ where: { sessionId } })).toBe(2)
})

test('of two who correct at once the second is told', async () => {
  const { trainer, sessionId, enrolmentId } = await closed()
  const administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const results = await Promise.all([
    correct(trainer, { sessionId, enrolmentId, value: 'late' }),
    correct(administrator, { sessionId, enrolmentId, value: 'excused' }),
  ])
  expect(results.map((result) => (result.ok ? 'done' : result.reason)).toSorted()).toEqual(['done', 'stale'])
  expect(await db.markChange.count({ where: { sessionId } })).toBe(2)
})

test('it needs a closed register and another mark', async () => {
  const open = await closed({ state: 'open' })
  expect(await correct(open.trainer, open)).toMatchObject({ ok: false, reason: 'registerNotClosed' })
  const { trainer, sessionId, enrolmentId } = await closed()
  expect(await correct(trainer, { sessionId, enrolmentId, value: 'absent' })).toMatchObject({
    ok: false,
    reason: 'markUnchanged',
    field: 'value',
  })
})

test('whoever was left without a mark can be given one', async () => {
  const { trainer, sessionId, edition } = await closed()
  const forgotten = await buildEnrolment(db, { editionId: edition.id, at: ago(900) })
  expect(await correct(trainer, { sessionId, enrolmentId: forgotten.id })).toMatchObject({ ok: true })
  expect(await db.markChange.findFirstOrThrow({ where: { enrolmentId: forgotten.id } })).toMatchObject({
    from: null,
    to: 'late',
  })
})

test('who is not on the roll has no mark to correct, nor has who does not exist', async () => {
  const { trainer, sessionId, enrolmentId, edition } = await closed()
  const waiting = await buildEnrolment(db, { editionId: edition.id, state: 'waitlisted' })
  const elsewhere = await buildEnrolment(db, { editionId: (await buildEdition(db)).id })
  for (const id of [waiting.id, elsewhere.id, randomUUID(), '-1', 'a'.repeat(5000), '__proto__']) {
    expect(await correct(trainer, { sessionId, enrolmentId: id })).toMatchObject({ ok: false, reason: 'notFound' })
  }
  for (const id of [randomUUID(), '-1', 'a'.repeat(5000)]) {
    expect(await correct(trainer, { sessionId: id, enrolmentId })).toMatchObject({ ok: false, reason: 'notFound' })
  }
})

test('who may: the session’s trainers and who manages its edition', async () => {
  const { sessionId, enrolmentId, edition, personId } = await closed()
  const colleague = await buildTrainer(db)
  await buildSession(db, { editionId: edition.id, startsAt: ago(50), trainers: [colleague.id] })
  const other = await buildEdition(db)
  const mayNot: Viewer[] = [
    visitor,
    memberOf(colleague, { isTrainer: true }),
    memberOf({ id: personId, name: '' }),
    await buildMember(db, { grants: [{ role: 'coordinator', editionId: other.id }] }),
    await buildMember(db, { grants: [{ role: 'observer' }] }),
  ]
  for (const viewer of mayNot) {
    expect(await correct(viewer, { sessionId, enrolmentId })).toEqual({ ok: false, reason: 'notFound' })
  }
  const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] })
  expect(await correct(coordinator, { sessionId, enrolmentId })).toMatchObject({ ok: true })
})
