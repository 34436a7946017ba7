import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Mail } from '@/lib/notifications/schema'
import { formatZone } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { assignTrainer } from './commands/assign-trainer'
import { cancelSession } from './commands/cancel-session'
import { planSeries } from './commands/plan-series'
import { removeTrainer } from './commands/remove-trainer'
import { rescheduleSession } from './commands/reschedule-session'
import { editionCalendar } from './export'
import { sessionMail } from './jobs'

/** A learner in Nairobi who reads Arabic, a trainer in Rome who has no account, and a session of theirs. */
async function scene() {
  const course = await buildCourse(db, { title: { en: 'Cybercrime', ar: 'الجريمة السيبرانية' } })
  const edition = await buildEdition(db, { courseId: course.id, label: '20th edition' })
  const learner = await buildPerson(db, { locale: 'ar', zone: 'Africa/Nairobi', account: {} })
  await buildEnrolment(db, { editionId: edition.id, personId: learner.id })
  const trainer = await buildTrainer(db, { name: 'Ada "Ace" Rossi', zone: 'Europe/Rome' })
  const session = await buildSession(db, {
    editionId: edition.id,
    title: 'Evidence, online; abroad',
    localStart: '2099-11-24T15:00',
    trainers: [trainer.id],
    link: 'https://meet.example.org/secret',
  })
  const viewer = await buildMember(db, { grants: [{ role: 'administrator' }] })
  return { edition, learner, trainer, session, viewer }
}

/** What the outbox's messages of a kind to a person say, as the worker has them written. */
async function mailsOf(kind: string, personId: string): Promise<(Mail | null)[]> {
  const messages = await db.outboxMessage.findMany({ where: { kind, personId }, orderBy: { id: 'asc' } })
  return Promise.all(
    messages.map((message) =>
      sessionMail[kind]?.({ ...message, payload: message.payload as Record<string, string> }),
    ) as Promise<Mail | null>[],
  )
}

const lines = (mail: Mail | null | undefined) => mail?.calendar?.content.replaceAll('\r\n ', '').split('\r\n') ?? []

const move = {
  startOn: '2099-11-25',
  startTime: '10:00',
  endTime: '11:00',
  zone: 'Europe/Rome',
  delivery: 'online' as const,
}

describe('a mail about a session', () => {
  it('says in its reader’s language and zone that it moved, with the session’s own time beside it', async () => {
    const { session, viewer, learner, trainer } = await scene()
    await rescheduleSession(viewer, { sessionId: session.id, version: 1, ...move })
    const [arabic] = await mailsOf('session.moved', learner.id)
    const text = arabic?.paragraphs.join('\n') ?? ''
    expect(arabic).toMatchObject({
      locale: 'ar',
      action: { url: 'http://localhost:3000/ar/my/timetable?from=2099-11-25' },
    })
    expect(text).toContain('الجريمة السيبرانية')
    expect(text).toContain('12:00–13:00')
    expect(text).toContain('10:00–11:00')

    const [english] = await mailsOf('session.moved', trainer.id)
    expect(english?.subject).toBe('Moved: Evidence, online; abroad')
    const rome = formatZone('Europe/Rome', session.startsAt, 'en')
    expect(english?.paragraphs).toEqual([
      'The session “Evidence, online; abroad” of Cybercrime (20th edition) is moved.',
      `It is now on Wednesday, 25 November 2099, \u206610:00–11:00\u2069 ${rome}.`,
      'Where: Online',
      `Before, it was on Tuesday, 24 November 2099, \u206615:00–16:30\u2069 ${rome}.`,
      'The calendar file that comes with this message puts it in your calendar.',
    ])
    expect(english?.action).toBeUndefined()
    expect(lines(english)).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        `UID:${session.icalUid}`,
        'SEQUENCE:1',
        'DTSTART:20991125T090000Z',
        'DTEND:20991125T100000Z',
        'SUMMARY:Evidence\\, online\\; abroad',
        'STATUS:CONFIRMED',
      ]),
    )
    expect(english?.calendar?.content).toContain('CN="Ada ’Ace’ Rossi"')
    expect(english?.calendar?.content).not.toContain('secret')
  })

  it('of two moves, the first has nothing to say any more', async () => {
    const { session, viewer, learner } = await scene()
    await rescheduleSession(viewer, { sessionId: session.id, version: 1, ...move })
    await rescheduleSession(viewer, { sessionId: session.id, version: 2, ...move, startTime: '09:00' })
    expect((await mailsOf('session.moved', learner.id)).map((mail) => mail !== null)).toEqual([false, true])
  })

  it('says why it is cancelled and takes it out of the calendar; a move before it says nothing more', async () => {
    const { session, viewer, trainer } = await scene()
    await rescheduleSession(viewer, { sessionId: session.id, version: 1, ...move })
    await cancelSession(viewer, { sessionId: session.id, version: 2, reason: 'The lecturer is ill.' })
    expect(await mailsOf('session.moved', trainer.id)).toEqual([null])
    const [mail] = await mailsOf('session.cancelled', trainer.id)
    expect(mail?.paragraphs).toContain('The reason given: The lecturer is ill.')
    expect(lines(mail)).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', `UID:${session.icalUid}`, 'SEQUENCE:2', 'STATUS:CANCELLED']),
    )
  })

  it('tells a trainer of all sessions of a series at once', async () => {
    const { edition, trainer, viewer } = await scene()
    await planSeries(viewer, edition.id, randomUUID(), {
      title: 'Seminar',
      weekdays: [2],
      firstOn: '2099-12-01',
      lastOn: '2099-12-15',
      exceptOn: [],
      localStart: '09:00',
      durationMinutes: 60,
      zone: 'Europe/Rome',
      delivery: 'online',
      trainerIds: [trainer.id],
      countsAttendance: true,
    })
    const mails = await mailsOf('session.assigned', trainer.id)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.paragraphs[0]).toContain('3 sessions of Cybercrime (20th edition)')
    expect(mails[0]?.paragraphs[1]?.split('\n')).toHaveLength(3)
    expect(lines(mails[0]).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(3)
    expect(lines(mails[0])).toContain('METHOD:PUBLISH')
  })

  it('is not written to a trainer who was taken off in between; they are told that instead', async () => {
    const { session, viewer } = await scene()
    const other = await buildTrainer(db)
    const key = { sessionId: session.id, trainerId: other.id }
    await assignTrainer(viewer, { ...key, part: 'judge' })
    expect((await mailsOf('session.assigned', other.id))[0]?.subject).toContain('Cybercrime')
    await removeTrainer(viewer, key)
    expect(await mailsOf('session.assigned', other.id)).toEqual([null])
    expect((await mailsOf('session.unassigned', other.id))[0]).toMatchObject({ calendar: { method: 'CANCEL' } })
  })
})

describe('an edition’s calendar', () => {
  it('has its live sessions to come, and is none where there are none', async () => {
    const { edition, session, learner } = await scene()
    await buildSession(db, { editionId: edition.id, localStart: '2020-11-24T15:00' })
    await buildSession(db, { editionId: edition.id, localStart: '2099-11-26T15:00', isLive: false })
    const calendar = await editionCalendar(learner.id, edition.id)
    expect(calendar?.method).toBe('PUBLISH')
    expect(calendar?.content.match(/^UID:.*$/gm)?.map((line) => line.trim())).toEqual([`UID:${session.icalUid}`])
    expect(await editionCalendar(learner.id, (await buildEdition(db)).id)).toBeNull()
  })
})
