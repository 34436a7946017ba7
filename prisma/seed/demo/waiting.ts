import editions from '../data/editions.json'
import { buildEnrolments } from '../enrolments'
import { namedCountries } from '../names'
import { buildGrant, buildPeople } from '../people'
import { buildSeries, buildSessions } from '../sessions'
import { demoCalendar } from './calendar'
import { crowd, type Demo } from './context'
import { buildThisYears, daysFrom } from './this-year'

const ZONE = 'Europe/Rome'
const PLACES = 25
/** Where the demonstration's learner stands among those who wait. */
const LEARNERS_PLACE = 2
const WAIT = 6

/** Full, with a waiting list on which the demonstration's learner is the second. */
export async function seedWaiting(demo: Demo) {
  const { db, now, accounts, pool } = demo
  const days = demoCalendar(now).waiting
  const edition = await buildThisYears(demo, 'waiting', days, {
    zone: ZONE,
    places: PLACES,
    enrolFromAt: daysFrom(now, -40),
  })
  await buildGrant(db, accounts.coordinator.id, { role: 'coordinator', editionId: edition.id })
  const series = await buildSeries(db, {
    editionId: edition.id,
    weekdays: [1, 4],
    firstOn: days.first.toString(),
    lastOn: days.last.toString(),
    exceptOn: [days.first.add({ days: 10 }).toString()],
    localStart: '17:00',
    durationMinutes: 120,
    zone: ZONE,
  })
  const trainers = pool.of('waiting')
  await buildSessions(
    db,
    series.days.map((day, i) => ({
      editionId: edition.id,
      title: editions.waiting.sessions[i] ?? 'Discussion',
      localStart: `${day}T17:00`,
      minutes: 120,
      zone: ZONE,
      seriesId: series.id,
      seriesIndex: i,
      trainers,
    })),
  )
  const people = crowd(demo, {
    count: PLACES + WAIT - 1,
    countries: demo.chance.shuffled(namedCountries),
    audiences: ['young professionals', 'civil society'],
    createdAt: daysFrom(now, -41),
  })
  const ids = (await buildPeople(db, people)).map(({ id }) => id)
  ids.splice(PLACES + LEARNERS_PLACE - 1, 0, accounts.learner.id)
  await buildEnrolments(
    db,
    ids.map((personId, i) => ({
      editionId: edition.id,
      personId,
      state: i < PLACES ? 'enrolled' : 'waitlisted',
      at: daysFrom(now, -40 + i),
    })),
  )
}
