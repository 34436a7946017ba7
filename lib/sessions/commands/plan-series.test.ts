import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildEdition, buildModule } from '@/prisma/seed/catalogue'
import { buildTrainer } from '@/prisma/seed/people'
import { buildRoom, buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import type { SeriesInput } from '../schema'
import { planSeries } from './plan-series'

const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })

const tuesdays = (more: Partial<SeriesInput> = {}): SeriesInput => ({
  title: 'Seminar',
  weekdays: [2],
  firstOn: '2026-10-20',
  lastOn: '2026-11-03',
  exceptOn: [],
  localStart: '15:00',
  durationMinutes: 90,
  zone: 'Europe/Rome',
  fold: undefined,
  delivery: 'online',
  trainerIds: [],
  countsAttendance: true,
  ...more,
})

const sessionsOf = (editionId: string) =>
  db.session.findMany({
    where: { editions: { some: { editionId } } },
    include: { editions: true, trainers: true, register: true, link: true },
    orderBy: { startsAt: 'asc' },
  })

describe('a planned series', () => {
  it('is real sessions, each with its edition, module, trainers, link and register', async () => {
    const edition = await buildEdition(db)
    const module = await buildModule(db, { editionId: edition.id })
    const trainer = await buildTrainer(db)
    const link = 'https://meet.example.org/seminar'
    const answer = await planSeries(
      await administrator(),
      edition.id,
      randomUUID(),
      tuesdays({ trainerIds: [trainer.id], moduleId: module.id, link }),
    )
    expect(answer).toEqual({ ok: true, value: { seriesId: expect.any(String), count: 3 } })

    const sessions = await sessionsOf(edition.id)
    expect(
      sessions.map(({ localStart, localEnd, startsAt, seriesIndex }) => [
        localStart,
        localEnd,
        startsAt.toISOString(),
        seriesIndex,
      ]),
    ).toEqual([
      ['2026-10-20T15:00', '2026-10-20T16:30', '2026-10-20T13:00:00.000Z', 0],
      ['2026-10-27T15:00', '2026-10-27T16:30', '2026-10-27T14:00:00.000Z', 1],
      ['2026-11-03T15:00', '2026-11-03T16:30', '2026-11-03T14:00:00.000Z', 2],
    ])
    for (const session of sessions) {
      expect(session.editions).toMatchObject([{ editionId: edition.id, moduleId: module.id }])
      expect(session.trainers).toMatchObject([
        { trainerId: trainer.id, startsAt: session.startsAt, part: 'lecturer', isLive: true },
      ])
      expect(session.link?.url).toBe(link)
      expect(session.register).toMatchObject({ state: 'open', savedAt: null })
      expect(session.icalUid).toMatch(/^[0-9a-f-]{36}@localhost$/)
      expect(session.tzdbVersion).toBe(process.versions.tz)
    }
    expect(new Set(sessions.map(({ icalUid }) => icalUid)).size).toBe(3)
    const mails = await db.outboxMessage.findMany({ where: { personId: trainer.id } })
    expect(mails).toMatchObject([{ kind: 'session.assigned', payload: { seriesId: sessions[0]?.seriesId } }])
    expect(await db.auditEntry.findMany({ where: { editionId: edition.id } })).toMatchObject([
      { act: 'series.plan', subjectType: 'series' },
    ])
  })

  it('is one, however often its form is sent', async () => {
    const edition = await buildEdition(db)
    const viewer = await administrator()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 5 }, () => planSeries(viewer, edition.id, key, tuesdays())))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await sessionsOf(edition.id)).toHaveLength(3)
    expect(await planSeries(viewer, edition.id, key, tuesdays({ title: 'Other' }))).toEqual({
      ok: false,
      reason: 'keyReused',
    })
  })
})

describe('a series is refused whole', () => {
  const refusal = async (more: Partial<SeriesInput>, edition?: { id: string }) => {
    const { id } = edition ?? (await buildEdition(db))
    const answer = await planSeries(await administrator(), id, randomUUID(), tuesdays(more))
    expect(await db.series.count({ where: { editionId: id } })).toBe(0)
    expect(await sessionsOf(id)).toHaveLength(0)
    return answer
  }

  it('where it would make 10,000 sessions', async () => {
    const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], firstOn: '2026-01-01', lastOn: '2053-05-18' }
    expect(await refusal(everyDay)).toEqual({
      ok: false,
      reason: 'seriesTooLong',
      params: { count: 10_000, most: 200 },
      field: 'lastOn',
    })
  })

  it('where one of its times does not exist, or exists twice and nobody said which', async () => {
    const night = { weekdays: [7], localStart: '02:30' }
    expect(await refusal({ ...night, firstOn: '2027-03-21', lastOn: '2027-04-04' })).toMatchObject({
      reason: 'localTimeMissing',
      params: { local: '2027-03-28 02:30' },
      field: 'exceptOn',
    })
    const october = { ...night, firstOn: '2026-10-18', lastOn: '2026-11-01' }
    expect(await refusal(october)).toMatchObject({
      reason: 'localTimeTwice',
      params: { local: '2026-10-25 02:30' },
      field: 'fold',
    })

    const edition = await buildEdition(db)
    expect(
      (await planSeries(await administrator(), edition.id, randomUUID(), tuesdays({ ...october, fold: 1 }))).ok,
    ).toBe(true)
    const [, second] = await sessionsOf(edition.id)
    expect([second?.startsAt.toISOString(), second?.fold]).toEqual(['2026-10-25T01:30:00.000Z', 1])
  })

  it('where a trainer or the room is elsewhere on one of its dates, and the sentence names it', async () => {
    const trainer = await buildTrainer(db, { name: 'Amina Haddad' })
    const room = await buildRoom(db, { name: 'Aula 2' })
    const other = await buildEdition(db)
    const localStart = '2026-10-27T16:00'
    const elsewhere = await buildSession(db, {
      editionId: other.id,
      title: 'Elsewhere',
      localStart,
      trainers: [trainer.id],
      roomId: room.id,
      delivery: 'hybrid',
    })
    const link = `/admin/editions/${other.slug}/schedule/${elsewhere.id}`
    const clash = { title: 'Elsewhere', when: new Date('2026-10-27T14:00Z'), others: 0 }
    expect(await refusal({ trainerIds: [trainer.id] })).toEqual({
      ok: false,
      reason: 'trainerBusy',
      params: { name: 'Amina Haddad', ...clash },
      field: 'trainerIds',
      link,
    })
    expect(await refusal({ roomId: room.id, delivery: 'hybrid' })).toEqual({
      ok: false,
      reason: 'roomTaken',
      params: { name: 'Aula 2', ...clash },
      field: 'roomId',
      link,
    })
  })

  it('where its parts do not belong together', async () => {
    const elsewhere = await buildModule(db, { editionId: (await buildEdition(db)).id })
    const room = await buildRoom(db)
    expect(await refusal({ moduleId: elsewhere.id })).toMatchObject({ reason: 'moduleElsewhere' })
    expect(await refusal({ roomId: room.id })).toMatchObject({ reason: 'roomForOnline' })
    expect(await refusal({ roomId: randomUUID(), delivery: 'inPerson' })).toMatchObject({ reason: 'roomUnknown' })
    expect(await refusal({ trainerIds: [randomUUID()] })).toMatchObject({ reason: 'trainerUnknown' })
  })

  it('where the edition is cancelled or archived', async () => {
    expect(await refusal({}, await buildEdition(db, { state: 'cancelled' }))).toMatchObject({
      reason: 'editionCancelled',
    })
    expect(await refusal({}, await buildEdition(db, { state: 'archived' }))).toMatchObject({
      reason: 'editionArchived',
    })
  })
})
