import editions from '../data/editions.json'
import { buildEnrolments } from '../enrolments'
import { buildPeople } from '../people'
import { buildSeries, buildSessions, type SessionInput } from '../sessions'
import { demoCalendar } from './calendar'
import { crowd, type Demo } from './context'
import { buildThisYears, daysFrom } from './this-year'

const ZONE = 'Asia/Amman'
const PER_ORGANISATION = 6
const NOMINATING = {
  LB: 'Cedar Valley Customs Authority (invented)',
  JO: 'Eastern Desert Border Guard Academy (invented)',
  IQ: 'Two Rivers Radiation Protection Office (invented)',
}

/** Seen by nobody who is not in it or running it: four days in Amman, then mentoring online once a week. */
export async function seedRestricted(demo: Demo) {
  const { db, now, organisations } = demo
  const days = demoCalendar(now).restricted
  const edition = await buildThisYears(demo, 'restricted', days, {
    isRestricted: true,
    wayIn: 'nomination',
    delivery: 'hybrid',
    location: 'Amman',
    zone: ZONE,
    places: 24,
    enrolUntilAt: daysFrom(now, -10),
  })
  await buildSessions(db, [...inAmman(demo, edition.id), ...(await mentoring(demo, edition.id))])
  for (const [country, name] of Object.entries(NOMINATING)) {
    const organisationId = organisations.get(name)
    const createdAt = daysFrom(now, -20)
    const people = crowd(demo, {
      count: PER_ORGANISATION,
      countries: [country],
      audiences: ['law enforcement', 'government officials'],
      organisationId,
      createdAt,
    })
    const learners = await buildPeople(db, people)
    await buildEnrolments(
      db,
      learners.map(({ id }) => ({ editionId: edition.id, personId: id, source: 'byHand', at: daysFrom(now, -12) })),
    )
  }
}

function inAmman({ now, pool, rooms }: Demo, editionId: string): SessionInput[] {
  const { first } = demoCalendar(now).restricted
  return editions.restricted.sessions.map((title, i) => ({
    editionId,
    title,
    localStart: `${first.add({ days: i })}T09:00`,
    minutes: 300,
    zone: ZONE,
    delivery: 'inPerson',
    roomId: rooms.get(i === 2 ? 'Amman, Exercise hall' : 'Amman, Training room'),
    trainers: pool.of('restricted'),
  }))
}

async function mentoring({ db, now, pool }: Demo, editionId: string): Promise<SessionInput[]> {
  const { first } = demoCalendar(now).restricted
  const titles = editions.restricted.mentoring
  const series = await buildSeries(db, {
    editionId,
    weekdays: [2],
    firstOn: first.add({ days: 9 }).toString(),
    lastOn: first.add({ days: 9 + 7 * titles.length }).toString(),
    exceptOn: [first.add({ days: 23 }).toString()],
    localStart: '12:00',
    durationMinutes: 60,
    zone: ZONE,
  })
  const trainers = pool.of('restricted').map((trainerId) => ({ trainerId, part: 'mentor' as const }))
  return series.days.map((day, i) => ({
    editionId,
    title: titles[i],
    localStart: `${day}T12:00`,
    minutes: 60,
    zone: ZONE,
    seriesId: series.id,
    seriesIndex: i,
    trainers,
  }))
}
