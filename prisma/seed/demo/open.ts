import editions from '../data/editions.json'
import { buildEnrolments } from '../enrolments'
import { namedCountries } from '../names'
import { buildGrant, buildPeople } from '../people'
import { buildSeries, buildSessions } from '../sessions'
import { demoCalendar } from './calendar'
import { crowd, type Demo } from './context'
import { buildThisYears, daysFrom } from './this-year'

const ZONE = 'Europe/Zurich'
const PLACES = 40
const LEFT = 3

/** Open to enrol in, three of forty places left. */
export async function seedOpen(demo: Demo) {
  const { db, now, accounts, pool } = demo
  const days = demoCalendar(now).open
  const edition = await buildThisYears(demo, 'open', days, {
    zone: ZONE,
    places: PLACES,
    showsCohort: true,
    enrolFromAt: daysFrom(now, -30),
    enrolUntilAt: daysFrom(now, 18),
  })
  await buildGrant(db, accounts.coordinator.id, { role: 'coordinator', editionId: edition.id })
  const series = await buildSeries(db, {
    editionId: edition.id,
    weekdays: [3],
    firstOn: days.first.toString(),
    lastOn: days.last.toString(),
    exceptOn: [days.first.add({ days: 28 }).toString()],
    localStart: '10:00',
    durationMinutes: 120,
    zone: ZONE,
  })
  const trainers = pool.of('open')
  await buildSessions(
    db,
    series.days.map((day, i) => ({
      editionId: edition.id,
      title: editions.open.sessions[i] ?? 'Discussion',
      localStart: `${day}T10:00`,
      minutes: 120,
      zone: ZONE,
      seriesId: series.id,
      seriesIndex: i,
      trainers: [trainers[i % trainers.length] as string],
    })),
  )
  const people = crowd(demo, {
    count: PLACES - LEFT,
    countries: demo.chance.shuffled(namedCountries),
    audiences: ['young professionals', 'postgraduate students'],
    createdAt: daysFrom(now, -30),
  })
  const learners = await buildPeople(db, people)
  await buildEnrolments(
    db,
    learners.map(({ id }, i) => ({ editionId: edition.id, personId: id, at: daysFrom(now, -29 + i / 2) })),
  )
}
