import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildRoll } from '@/prisma/seed/roll'
import { buildSession } from '@/prisma/seed/sessions'
import { buildTerm } from '@/prisma/seed/term'
import { buildMember } from '@/prisma/seed/viewers'
import { registersNotTaken } from './due'
import { registerOf } from './register'
import { teaching } from './teaching'
import { rollCounts } from './unmarked'

const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * HOUR)
const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })
const coordinator = (editionId: string) => buildMember(db, { grants: [{ role: 'coordinator', editionId }] })

describe('registers not yet taken', () => {
  test('are of sessions over, counting, live, with learners; a coordinator sees their own editions’ alone', async () => {
    const { edition, open } = await buildTerm(db)
    const other = await buildTerm(db)
    const empty = await buildEdition(db)
    await buildSession(db, { editionId: empty.id, startsAt: ago(9) })
    const titles = async (viewer: Viewer) => (await registersNotTaken(viewer, 'en')).sessions.map(({ id }) => id)
    expect(await titles(await coordinator(edition.id))).toEqual([open.id])
    expect(await titles(await administrator())).toEqual(expect.arrayContaining([open.id, other.open.id]))
    expect(await titles(await coordinator(empty.id))).toEqual([])
    expect(await titles(visitor)).toEqual([])
    expect(await titles(other.trainer)).toEqual([])
  })

  test('appear in the second in which the session is over', async () => {
    const edition = await buildEdition(db)
    await buildEnrolment(db, { editionId: edition.id, at: ago(99) })
    const startsAt = (endsIn: number) => new Date(Date.now() + endsIn - HOUR)
    const over = await buildSession(db, { editionId: edition.id, startsAt: startsAt(-1000), minutes: 60 })
    await buildSession(db, { editionId: edition.id, startsAt: startsAt(60_000), minutes: 60 })
    expect((await registersNotTaken(await coordinator(edition.id), 'en')).sessions.map(({ id }) => id)).toEqual([
      over.id,
    ])
  })
})

test('a trainer’s day holds today’s sessions, what was left open before, what comes, and the editions', async () => {
  const { trainer, edition, open, toCome } = await buildTerm(db)
  const other = await buildRoll(db)
  const midnight = new Date().setUTCHours(0, 0, 0, 0)
  const startsAt = new Date(Math.max(ago(0.5).getTime(), midnight))
  const today = await buildSession(db, { editionId: edition.id, startsAt, trainers: [trainer.personId] })
  const viewer: Member = { ...trainer, zone: 'UTC' }
  const day = await teaching(viewer, 'en')
  expect(day.today.map(({ id }) => id)).toContain(today.id)
  expect(day.notTaken.sessions.map(({ id }) => id)).toEqual([open.id])
  expect(day.week.map(({ id }) => id)).toEqual([toCome.id])
  expect(day.editions.map(({ slug, sessionCount }) => [slug, sessionCount])).toEqual([[edition.slug, 7]])
  expect(JSON.stringify(day)).not.toContain(other.sessionId)
})

test('a trainer’s week ends with its seventh day, and says how many come later', async () => {
  const { trainer, edition } = await buildTerm(db)
  const plan = { editionId: edition.id, trainers: [trainer.personId], minutes: 30 }
  const inWeek = await buildSession(db, { ...plan, startsAt: ago(-24 * 6) })
  await buildSession(db, { ...plan, startsAt: ago(-24 * 9) })
  await buildSession(db, { ...plan, startsAt: ago(-24 * 10), isLive: false })
  const day = await teaching({ ...trainer, zone: 'UTC' }, 'en')
  expect([day.week.at(-1)?.id, day.week.length, day.laterCount]).toEqual([inWeek.id, 2, 1])
})

test('each session says how many stand on its roll and how many marks are missing', async () => {
  const { trainer, edition, first, open, toCome, enrolment } = await buildTerm(db)
  await buildEnrolment(db, { editionId: edition.id, at: ago(60) })
  await buildEnrolment(db, { editionId: edition.id, state: 'withdrawn', at: ago(900), endedAt: ago(60) })
  await buildEnrolment(db, { editionId: edition.id, state: 'waitlisted' })
  const counts = await rollCounts(db, [first.id, open.id, toCome.id])
  expect(counts.get(first.id)).toEqual({ rollCount: 2, unmarkedCount: 1 })
  expect(counts.get(open.id)).toEqual({ rollCount: 2, unmarkedCount: 2 })
  expect(counts.get(toCome.id)).toEqual({ rollCount: 2, unmarkedCount: 2 })
  const roll = (await registerOf(trainer, open.id, 'en'))?.roll
  expect(roll?.map(({ enrolmentId }) => enrolmentId)).toContain(enrolment.id)
  expect(roll?.length, 'as many as the register shows').toBe(2)
})
