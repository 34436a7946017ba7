import type { Enrolment, MarkValue, Session } from '@prisma/client'
import { buildCorrection, buildRegisters } from '../attendance'
import { buildModule } from '../catalogue'
import editions from '../data/editions.json'
import { buildEnrolments } from '../enrolments'
import { namedCountries } from '../names'
import { buildGrant, buildPeople } from '../people'
import { buildCancellation, buildMove, buildSeries, buildSessions } from '../sessions'
import { demoCalendar, todaysStart } from './calendar'
import { crowd, type Demo } from './context'
import { likelyMark, marksFor } from './marks'
import { buildThisYears, daysFrom } from './this-year'

const ZONE = 'Europe/Rome'
const MINUTES = 90
/** The demonstration's learner came as follows, from the first session on. */
const LEARNERS_MARKS: MarkValue[] = [
  'present',
  'present',
  'late',
  'absent',
  'present',
  'present',
  'excused',
  'present',
  'present',
]

/** In its sixth week, with a session today: registers taken but for the last one, a move and a cancellation ahead. */
export async function seedRunning(demo: Demo) {
  const { db, accounts, now } = demo
  const days = demoCalendar(now).running
  const edition = await buildThisYears(demo, 'running', days, {
    zone: ZONE,
    places: 30,
    showsCohort: true,
    enrolFromAt: daysFrom(now, -100),
    enrolUntilAt: daysFrom(now, -37),
  })
  await buildGrant(db, accounts.coordinator.id, { role: 'coordinator', editionId: edition.id })
  const sessions = await seedSessions(demo, edition.id)
  const enrolments = await seedLearners(demo, edition.id)
  await seedRegisters(demo, edition.id, sessions, enrolments)
}

async function seedSessions(demo: Demo, editionId: string): Promise<Session[]> {
  const { db, now, pool } = demo
  const { modules: titles, sessions: names } = editions.running
  const modules: string[] = []
  for (const [i, title] of titles.entries())
    modules.push((await buildModule(db, { editionId, title, position: i + 1, hours: 10 })).id)
  const { first, last } = demoCalendar(now).running
  const series = await buildSeries(db, {
    editionId,
    weekdays: [first.dayOfWeek, first.add({ days: 2 }).dayOfWeek],
    firstOn: first.toString(),
    lastOn: last.toString(),
    exceptOn: [first.add({ days: 16 }).toString(), first.add({ days: 51 }).toString()],
    localStart: '15:00',
    durationMinutes: MINUTES,
    zone: ZONE,
  })
  const today = first.add({ days: 35 }).toString()
  const [lead = '', ...others] = pool.of('running')
  const sessions = await buildSessions(
    db,
    series.days.map((day, i) => ({
      editionId,
      moduleId: modules[Math.floor((i * modules.length) / series.days.length)],
      title: names[i] ?? 'Discussion',
      localStart: `${day}T15:00`,
      minutes: MINUTES,
      zone: ZONE,
      seriesId: series.id,
      seriesIndex: i,
      trainers:
        i % 3 === 2 && day !== today
          ? [...others]
          : [lead, { trainerId: others[i % others.length] ?? '', part: 'moderator' }],
    })),
  )
  const todays = series.days.indexOf(today)
  const byId = demo.accounts.coordinator.id
  const moved = await buildMove(db, sessions[todays] as Session, {
    startsAt: todaysStart(now, ZONE, MINUTES),
    reason: 'Moved for the guest from another time zone.',
    at: daysFrom(now, -3),
    byId,
  })
  const ahead = sessions[todays + 4] as Session
  const later = await buildMove(db, ahead, {
    startsAt: new Date(ahead.startsAt.getTime() + 7_200_000),
    reason: 'The room for interpreters is free two hours later.',
    at: daysFrom(now, -2),
    byId,
  })
  const off = await buildCancellation(db, sessions[todays + 2] as Session, {
    reason: 'The speaker is ill; the subject is taken up again in the last session.',
    at: daysFrom(now, -1),
    byId,
  })
  const changed = new Map([moved, later, off].map((session) => [session.id, session]))
  return sessions.map((session) => changed.get(session.id) ?? session)
}

async function seedLearners(demo: Demo, editionId: string): Promise<Enrolment[]> {
  const { db, now, accounts } = demo
  const people = crowd(demo, {
    count: 29,
    countries: demo.chance.shuffled(namedCountries),
    audiences: ['young professionals', 'postgraduate students'],
    createdAt: daysFrom(now, -90),
  })
  const learners = await buildPeople(db, people)
  const begun = learners.map(({ id }, i) => ({ editionId, personId: id, at: daysFrom(now, -80 + i) }))
  const withdrawn = begun.splice(0, 2).map((enrolment, i) => ({
    ...enrolment,
    state: 'withdrawn' as const,
    endedAt: daysFrom(now, -24 + 7 * i),
    reason: i === 0 ? 'New duties at work.' : 'Family reasons.',
  }))
  return buildEnrolments(db, [
    { editionId, personId: accounts.learner.id, at: daysFrom(now, -70) },
    ...begun,
    ...withdrawn,
  ])
}

/** Every session that is over was taken and closed, but for the last: nobody called the roll. */
async function seedRegisters(demo: Demo, editionId: string, sessions: Session[], enrolments: Enrolment[]) {
  const { db, chance, now, accounts } = demo
  const [learner] = enrolments
  const diligence = new Map(enrolments.map(({ id }) => [id, 740 + chance.below(260)]))
  const over = sessions.filter(({ startsAt }) => startsAt < daysFrom(now, -1)).slice(0, -1)
  const registers = over.map(({ id, startsAt, endsAt }, i) => ({
    sessionId: id,
    editionId,
    byId: accounts.trainer.id,
    at: endsAt,
    marks: marksFor(enrolments, startsAt, (enrolment) =>
      enrolment === learner ? (LEARNERS_MARKS[i] ?? 'present') : likelyMark(chance, diligence.get(enrolment.id) ?? 900),
    ),
  }))
  await buildRegisters(db, registers)
  const corrected = registers.flatMap(({ sessionId, marks, at }) =>
    Object.entries(marks).flatMap(([enrolmentId, value]) =>
      value === 'absent' && enrolmentId !== learner?.id ? [{ sessionId, enrolmentId, at }] : [],
    ),
  )[0]
  if (!corrected) return
  await buildCorrection(db, {
    ...corrected,
    to: 'late',
    at: daysFrom(corrected.at, 1),
    byId: accounts.trainer.id,
    reason: 'Joined by telephone after the roll call.',
  })
}
