import { afterEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Viewer, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildTrainer } from '@/prisma/seed/people'
import { buildRoom, buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { calendarChoices, nextPlanned, plannedCalendar, spanAsked } from './calendar'
import { timetable } from './timetable'

const week = { from: new Date('2098-11-24T00:00Z'), to: new Date('2098-12-01T00:00Z') }
const inEnglish = { ...week, locale: 'en' }

afterEach(() => vi.useRealTimers())

/** Two editions that take turns with one trainer and one room, and somebody who coordinates the first alone. */
async function scene() {
  const course = await buildCourse(db, { title: 'Cybercrime' })
  const mine = await buildEdition(db, { courseId: course.id, label: 'First' })
  const other = await buildEdition(db)
  const trainer = await buildTrainer(db, { name: 'Amina Haddad' })
  const room = await buildRoom(db, { name: 'Hall' })
  const inRoom = { delivery: 'inPerson' as const, roomId: room.id }
  const taught = { editionId: mine.id, title: 'Taught', localStart: '2098-11-25T15:00', trainers: [trainer.id] }
  await buildSession(db, taught)
  await buildSession(db, { editionId: mine.id, title: 'Housed', localStart: '2098-11-26T15:00', ...inRoom })
  await buildSession(db, { editionId: mine.id, title: 'Off', localStart: '2098-11-27T15:00', isLive: false })
  const joint = await buildSession(db, { editionId: mine.id, title: 'Joint', localStart: '2098-11-28T15:00' })
  await db.sessionEdition.create({ data: { sessionId: joint.id, editionId: other.id } })
  const elsewhere = { title: 'Elsewhere', trainers: [trainer.id], ...inRoom }
  await buildSession(db, { editionId: other.id, localStart: '2098-11-29T15:00', ...elsewhere })
  const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: mine.id }] })
  const administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  return { mine, other, trainer, room, coordinator, administrator }
}

const titles = (sessions: { title: string }[]) => sessions.map(({ title }) => title)

describe('a planner’s calendar', () => {
  it('has the sessions of the editions that the viewer runs, and of no others', async () => {
    const { coordinator, administrator, mine, trainer } = await scene()
    expect(titles(await plannedCalendar(coordinator, inEnglish))).toEqual(['Taught', 'Housed', 'Off', 'Joint'])
    const all = titles(await plannedCalendar(administrator, inEnglish))
    expect(all).toEqual(expect.arrayContaining(['Taught', 'Housed', 'Off', 'Joint', 'Elsewhere']))
    const learner = await buildMember(db)
    await buildEnrolment(db, { editionId: mine.id, personId: learner.personId })
    const none: Viewer[] = [visitor, learner, memberOf(trainer), await buildMember(db)]
    for (const viewer of none) expect(await plannedCalendar(viewer, inEnglish)).toEqual([])
  })

  it('lets live sessions to come be moved, that no other edition shares', async () => {
    const { coordinator } = await scene()
    const movable = async () =>
      (await plannedCalendar(coordinator, inEnglish)).flatMap(({ title, isMovable }) => (isMovable ? [title] : []))
    expect(await movable()).toEqual(['Taught', 'Housed'])
    vi.useFakeTimers({ now: new Date('2098-11-25T14:00:00Z'), toFake: ['Date'] })
    expect(await movable()).toEqual(['Housed'])
  })

  it('is narrowed to an edition, a trainer or a room', async () => {
    const { administrator, coordinator, mine, other, trainer, room } = await scene()
    const narrowed = async (viewer: Viewer, filter: object) => titles(await plannedCalendar(viewer, inEnglish, filter))
    expect(await narrowed(administrator, { edition: other.slug })).toEqual(['Joint', 'Elsewhere'])
    expect(await narrowed(administrator, { trainer: trainer.id })).toEqual(['Taught', 'Elsewhere'])
    expect(await narrowed(administrator, { room: room.id })).toEqual(['Housed', 'Elsewhere'])
    expect(await narrowed(coordinator, { trainer: trainer.id })).toEqual(['Taught'])
    expect(await narrowed(coordinator, { room: room.id })).toEqual(['Housed'])
    expect(await narrowed(coordinator, { edition: other.slug })).toEqual([])
    expect(await narrowed(coordinator, { edition: mine.slug, trainer: trainer.id })).toEqual(['Taught'])
  })

  it('offers what has sessions of the viewer’s own in those days, and what is chosen already', async () => {
    const { coordinator, mine, other, trainer, room } = await scene()
    const chosen = { edition: other.slug, trainer: trainer.id, room: room.id }
    const values = async (stretch: typeof week, filter = {}) => {
      const { edition, trainer, room } = await calendarChoices(coordinator, stretch, filter, 'en')
      return [edition, trainer, room].map((choices) => choices.map(({ value }) => value))
    }
    expect(await values(week, { edition: other.slug })).toEqual([[mine.slug], [trainer.id], [room.id]])
    const empty = { from: new Date('2097-01-01'), to: new Date('2097-01-08') }
    expect(await values(empty)).toEqual([[], [], []])
    expect(await values(empty, chosen)).toEqual([[], [trainer.id], [room.id]])
  })

  it('has as next the first live one that is not over', async () => {
    const { coordinator, trainer } = await scene()
    vi.useFakeTimers({ now: new Date('2098-11-26T15:30:00Z'), toFake: ['Date'] })
    const next = await nextPlanned(coordinator)
    expect(next?.startsAt.toISOString()).toBe('2098-11-28T14:00:00.000Z')
    expect(await nextPlanned(coordinator, { trainer: trainer.id })).toBeNull()
  })

  it('asks as much for one session as for many', async () => {
    const one = await scene()
    const few = { edition: one.other.slug }
    const asked = (filter: object) => countQueries(() => plannedCalendar(one.administrator, inEnglish, filter))
    expect([await asked(few), await asked({})]).toEqual([1, 1])
    expect(await countQueries(() => calendarChoices(one.administrator, week, {}, 'en'))).toBe(3)
  })
})

describe('a trainer’s calendar', () => {
  it('has what they teach, not what they learn', async () => {
    const { trainer } = await scene()
    const edition = await buildEdition(db)
    await buildEnrolment(db, { editionId: edition.id, personId: trainer.id })
    await buildSession(db, { editionId: edition.id, title: 'Learnt', localStart: '2098-11-30T15:00' })
    const viewer = memberOf(trainer)
    expect(titles(await timetable(viewer, { ...week, which: 'taught' }))).toEqual(['Taught', 'Elsewhere'])
    expect(titles(await timetable(viewer, week))).toEqual(['Taught', 'Elsewhere', 'Learnt'])
  })
})

it('weeks begin as the viewer’s country has it', async () => {
  const viewer = await buildMember(db)
  const begins = async (country: string | null) => {
    await db.person.update({ where: { id: viewer.personId }, data: { country } })
    const { days } = await spanAsked({ ...viewer, zone: 'UTC' }, { on: '2098-12-03' }, 'en')
    return days[0]?.on
  }
  expect([await begins('EG'), await begins('IT'), await begins(null)]).toEqual([
    '2098-11-29',
    '2098-12-01',
    '2098-12-01',
  ])
})
