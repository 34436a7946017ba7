import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildRegister } from '@/prisma/seed/attendance'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildRoll } from '@/prisma/seed/roll'
import { buildSession } from '@/prisma/seed/sessions'
import { buildTerm } from '@/prisma/seed/term'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { correctMark } from '../commands/correct-mark'
import { registersNotTaken } from './due'
import { grid } from './grid'
import { marksOf, myRates } from './rates'
import { registerOf } from './register'

const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * HOUR)
const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })
const coordinator = (editionId: string) => buildMember(db, { grants: [{ role: 'coordinator', editionId }] })
const nonsense = ['-1', '', '\0', 'a'.repeat(5000), '[object Object]', '../x', randomUUID(), { not: null } as never]

async function statementsOf<T>(work: () => Promise<T>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const count = query.mock.calls.length
  query.mockRestore()
  return count
}

describe('a learner’s own attendance', () => {
  test('rests on the registers that are closed; of the others nothing is told', async () => {
    const { learner, edition, open, enrolment, trainer } = await buildTerm(db)
    await buildRegister(db, {
      sessionId: open.id,
      editionId: edition.id,
      marks: { [enrolment.id]: 'absent' },
      byId: trainer.personId,
      state: 'open',
    })
    expect((await myRates(learner)).get(edition.id)).toEqual({
      ratePermille: 750,
      bestPermille: 875,
      countedSessions: 2,
      heldSessions: 3,
      totalSessions: 4,
      // 1 and a half of 2 so far: of the two to come, both make 3.5 of 4, one alone 2.5.
      toPass: { kind: 'needs', count: 2, ofCount: 2 },
    })
    expect(
      (await marksOf(learner, edition.slug, 'en'))?.map(({ title, standing, value }) => [title, standing, value]),
    ).toEqual([
      ['First', 'decided', 'present'],
      ['Second', 'decided', 'late'],
      ['Left open', 'awaited', null],
      ['Cancelled', 'awaited', null],
      ['Not counted', 'awaited', null],
      ['To come', 'toCome', null],
    ])
  })

  test('follows a correction, and says that there was one', async () => {
    const { learner, trainer, edition, second, enrolment } = await buildTerm(db)
    const correction = {
      sessionId: second.id,
      enrolmentId: enrolment.id,
      value: 'absent' as const,
      reason: 'Left.',
      version: 1,
      key: randomUUID(),
    }
    await correctMark(trainer, correction)
    expect((await myRates(learner)).get(edition.id)?.ratePermille).toBe(500)
    expect((await marksOf(learner, edition.slug, 'en'))?.map(({ wasCorrected }) => wasCorrected)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  test('is nobody else’s: not a visitor’s, not another’s, not for who only waits', async () => {
    const { edition, trainer } = await buildTerm(db)
    const waiting = await buildPerson(db)
    await buildEnrolment(db, { editionId: edition.id, personId: waiting.id, state: 'waitlisted' })
    for (const viewer of [visitor, trainer, memberOf(waiting), await administrator()]) {
      expect(await myRates(viewer)).toEqual(new Map())
      expect(await marksOf(viewer, edition.slug, 'en')).toBeNull()
    }
    for (const slug of nonsense.slice(0, 6)) expect(await marksOf(trainer, slug, 'en')).toBeNull()
  })

  test('is asked for in as many statements for three editions as for one', async () => {
    const { learner } = await buildTerm(db)
    const forOne = await statementsOf(() => myRates(learner))
    for (const _ of [1, 2]) {
      const more = await buildTerm(db)
      await buildEnrolment(db, { editionId: more.edition.id, personId: learner.personId, at: ago(900) })
    }
    expect([forOne, await statementsOf(() => myRates(learner)), (await myRates(learner)).size]).toEqual([1, 1, 3])
  })
})

describe('a register', () => {
  test('is read by its trainers and who manages the edition; for others it does not exist', async () => {
    const { edition, trainer, first, learner } = await buildTerm(db)
    const colleague = await buildTrainer(db)
    await buildSession(db, { editionId: edition.id, startsAt: ago(300), trainers: [colleague.id] })
    const other = await buildEdition(db)
    for (const viewer of [trainer, await administrator(), await coordinator(edition.id)]) {
      expect((await registerOf(viewer, first.id, 'en'))?.session.title).toBe('First')
    }
    for (const viewer of [visitor, learner, memberOf(colleague, { isTrainer: true }), await coordinator(other.id)]) {
      expect(await registerOf(viewer, first.id, 'en')).toBeNull()
    }
    for (const id of nonsense) expect(await registerOf(trainer, id, 'en')).toBeNull()
  })

  test('of a restricted edition as well: its trainer reads it, and nobody else hears of it', async () => {
    const { sessionId, trainer } = await buildRoll(db, { edition: { isRestricted: true } })
    const other = await buildEdition(db)
    expect((await registerOf(memberOf(trainer), sessionId, 'en'))?.roll).toHaveLength(3)
    expect(await registerOf(await coordinator(other.id), sessionId, 'en')).toBeNull()
    expect((await registersNotTaken(await coordinator(other.id), 'en')).totalCount).toBe(0)
  })

  test('shows who is on the roll, each mark with its history, and how often each was missed', async () => {
    const { edition, trainer, first, second, open, enrolment } = await buildTerm(db)
    await buildEnrolment(db, { editionId: edition.id, state: 'waitlisted' })
    await correctMark(trainer, {
      sessionId: second.id,
      enrolmentId: enrolment.id,
      value: 'absent',
      reason: 'Left at once.',
      version: 1,
      key: randomUUID(),
    })
    await correctMark(trainer, {
      sessionId: first.id,
      enrolmentId: enrolment.id,
      value: 'absent',
      reason: 'Wrong line.',
      version: 1,
      key: randomUUID(),
    })
    const corrected = await registerOf(trainer, second.id, 'ar')
    expect(corrected).toMatchObject({
      version: 2,
      closedByName: trainer.name,
      savedByName: trainer.name,
      mayClose: false,
    })
    expect(corrected?.roll).toMatchObject([
      {
        enrolmentId: enrolment.id,
        name: 'محمد الخطيب',
        country: 'JO',
        value: 'absent',
        missedCount: 1,
        evidence: ['rollCall', 'correction'],
        changes: [{ byName: trainer.name, from: 'late', to: 'absent', reason: 'Left at once.' }],
      },
    ])
    const next = await registerOf(trainer, open.id, 'en')
    expect(next?.roll).toMatchObject([{ value: null, missedCount: 2, changes: [] }])
    expect(next).toMatchObject({ mayClose: true, session: { phase: 'open', timing: { kind: 'over' } } })
    expect((await registerOf(trainer, first.id, 'ar'))?.session.editions[0]?.module).toEqual({
      text: 'القانون',
      lang: undefined,
    })
  })

  test('counts what was missed only where the viewer may know', async () => {
    const { edition, trainer, enrolment, second } = await buildTerm(db)
    await correctMark(trainer, {
      sessionId: second.id,
      enrolmentId: enrolment.id,
      value: 'absent',
      reason: 'Left.',
      version: 1,
      key: randomUUID(),
    })
    const colleague = memberOf(await buildTrainer(db), { isTrainer: true })
    const { id } = await buildSession(db, { editionId: edition.id, startsAt: ago(0.2), trainers: [colleague.personId] })
    expect((await registerOf(colleague, id, 'en'))?.roll[0]?.missedCount).toBe(0)
    expect((await registerOf(await coordinator(edition.id), id, 'en'))?.roll[0]?.missedCount).toBe(1)
  })

  test('is read in as many statements for 200 learners as for three', async () => {
    const counts: number[] = []
    for (const learners of [3, 200]) {
      const { sessionId, trainer } = await buildRoll(db, { learners })
      counts.push(await statementsOf(() => registerOf(memberOf(trainer), sessionId, 'en')))
    }
    expect(counts[0]).toBe(counts[1])
  })
})

describe('the grid of learners by sessions', () => {
  test('shows who manages the edition all of it, and a trainer their own sessions with rates over these alone', async () => {
    const { edition, trainer, first, second, enrolment } = await buildTerm(db)
    const colleague = memberOf(await buildTrainer(db), { isTrainer: true })
    await db.sessionTrainer.create({
      data: {
        sessionId: second.id,
        trainerId: colleague.personId,
        startsAt: second.startsAt,
        endsAt: second.endsAt,
        isLive: true,
      },
    })
    const late = await buildEnrolment(db, { editionId: edition.id, at: ago(90) })
    const managed = await grid(await coordinator(edition.id), edition.slug, { scope: 'managed', locale: 'en' })
    expect(managed?.sessions.map(({ title }) => title)).toEqual([
      'First',
      'Second',
      'Left open',
      'Cancelled',
      'Not counted',
      'To come',
    ])
    const rowOf = (enrolmentId: string) => managed?.rows.find((row) => row.id === enrolmentId)
    expect(rowOf(enrolment.id)).toMatchObject({
      marks: ['present', 'late', null, null, null, null],
      attendance: { ratePermille: 750 },
    })
    expect(rowOf(late.id)).toMatchObject({
      marks: ['out', null, null, null, null, null],
      attendance: { ratePermille: null },
    })
    const taught = await grid(colleague, edition.slug, { scope: 'taught', locale: 'en' })
    expect(taught?.sessions.map(({ id }) => id)).toEqual([second.id])
    expect(taught?.rows.find((row) => row.id === enrolment.id)).toMatchObject({
      marks: ['late'],
      attendance: { ratePermille: 500 },
    })
    expect(JSON.stringify(taught)).not.toContain(first.id)
    expect(await grid(trainer, edition.slug, { scope: 'managed', locale: 'en' })).toBeNull()
  })

  test('says which registers are the viewer’s: of a joint session those of who runs all of its editions', async () => {
    const { edition, first, second } = await buildTerm(db)
    const other = await buildEdition(db)
    await db.sessionEdition.create({ data: { sessionId: first.id, editionId: other.id } })
    const theirs = async (viewer: Member) =>
      (await grid(viewer, edition.slug, { scope: 'managed', locale: 'en' }))?.sessions
        .filter(({ id, isTheirs }) => isTheirs && [first.id, second.id].includes(id))
        .map(({ title }) => title)
    expect(await theirs(await coordinator(edition.id))).toEqual(['Second'])
    expect(await theirs(await administrator())).toEqual(['First', 'Second'])
  })

  test('does not exist for others, nor under another name', async () => {
    const { edition, learner, trainer } = await buildTerm(db)
    const other = await buildEdition(db)
    for (const viewer of [visitor, learner, await coordinator(other.id)]) {
      for (const scope of ['managed', 'taught'] as const)
        expect(await grid(viewer, edition.slug, { scope, locale: 'en' })).toBeNull()
    }
    for (const slug of nonsense.slice(0, 7)) {
      expect(await grid(await administrator(), slug, { scope: 'managed', locale: 'en' })).toBeNull()
      expect(await grid(trainer, slug, { scope: 'taught', locale: 'en' })).toBeNull()
    }
  })

  test('comes a page at a time, in as many statements for 70 learners as for one', async () => {
    const { edition } = await buildRoll(db, { learners: 70 })
    const { edition: small } = await buildRoll(db, { learners: 1 })
    const viewer = await administrator()
    const read = (slug: string, page: number) => grid(viewer, slug, { scope: 'managed', locale: 'en', page })
    expect(await read(edition.slug, 1)).toMatchObject({ page: 1, pages: 2, learnerCount: 70 })
    expect((await read(edition.slug, 2))?.rows).toHaveLength(10)
    expect(await read(edition.slug, 99)).toMatchObject({ page: 2 })
    expect(await statementsOf(() => read(edition.slug, 1))).toBe(await statementsOf(() => read(small.slug, 1)))
  })
})
