import type { Enrolment, Session } from '@prisma/client'
import type { Temporal } from 'temporal-polyfill'
import { buildRegisters } from '../attendance'
import { buildModule, buildTerm } from '../catalogue'
import years from '../data/editions-2020.json'
import data from '../data/programme.json'
import { buildEnrolments } from '../enrolments'
import { buildPeople } from '../people'
import { buildSeries, buildSessions, type SessionInput } from '../sessions'
import { demoCalendar, numberOf } from './calendar'
import { crowd, type Demo } from './context'
import { likelyMark, marksFor } from './marks'
import { buildThisYears, daysFrom } from './this-year'

const ZONE = 'Europe/Rome'
const LEARNERS = 52
const JUDGES = 3

/** The LL.M. of this year: a first term that is over, a second that began this week. */
export async function seedProgramme(demo: Demo) {
  const { now, organisations } = demo
  const days = demoCalendar(now).programme
  const { year } = days.first
  const edition = await buildThisYears(demo, 'programme', days, {
    zone: ZONE,
    wayIn: 'application',
    places: 60,
    showsCohort: true,
    enrolFromAt: daysFrom(now, -190),
    enrolUntilAt: daysFrom(now, -130),
    label: {
      en: `${ordinal(numberOf(year))} edition, ${year}–${year + 1}`,
      ar: `الدفعة ${numberOf(year)}، ${year}–${year + 1}`,
    },
    organisations: [{ organisationId: organisations.get('University for Peace') as string, part: 'partner' }],
  })
  const sessions = [
    ...(await seedTerm(demo, edition.id, 0, days.first)),
    ...(await seedTerm(demo, edition.id, 1, days.secondTerm)),
  ]
  await seedRegisters(demo, edition.id, sessions, await seedLearners(demo, edition.id))
}

/** Twelve weeks of Mondays and Wednesdays, and a day more for the one that is left out; modules take turns. */
async function seedTerm(demo: Demo, editionId: string, index: number, first: Temporal.PlainDate): Promise<Session[]> {
  const { db, pool, rooms } = demo
  const plan = data.terms[index] as (typeof data.terms)[number]
  const term = await buildTerm(db, { editionId, position: index + 1, name: plan.name })
  const ids: string[] = []
  for (const [i, { title, credits, ...more }] of plan.modules.entries()) {
    const isElective = 'isElective' in more && more.isElective === true
    ids.push((await buildModule(db, { editionId, termId: term.id, position: i + 1, title, credits, isElective })).id)
  }
  const series = await buildSeries(db, {
    editionId,
    weekdays: [1, 3],
    firstOn: first.toString(),
    lastOn: first.add({ days: 84 }).toString(),
    exceptOn: [first.add({ days: 37 }).toString()],
    localStart: '16:00',
    durationMinutes: 120,
    zone: ZONE,
  })
  const trainers = pool.of('programme')
  return buildSessions(
    db,
    series.days.map((day, i): SessionInput => {
      const turn = i % plan.modules.length
      const module = plan.modules[turn] as (typeof plan.modules)[number]
      const part = Math.floor(i / plan.modules.length)
      const isPleading = module.title.en === 'Moot court' && part === module.sessions.length - 1
      return {
        editionId,
        moduleId: ids[turn],
        title: module.sessions[part] ?? module.title.en,
        localStart: `${day}T16:00`,
        minutes: 120,
        zone: ZONE,
        seriesId: series.id,
        seriesIndex: i,
        ...(isPleading
          ? {
              delivery: 'hybrid',
              roomId: rooms.get('Turin, Moot court'),
              trainers: trainers.slice(0, JUDGES).map((trainerId) => ({ trainerId, part: 'judge' as const })),
            }
          : { trainers: [trainers[(turn + index * plan.modules.length) % trainers.length] as string] }),
      }
    }),
  )
}

async function seedLearners(demo: Demo, editionId: string): Promise<Enrolment[]> {
  const { countries } = years.editions['LLM-TCJ']
  const createdAt = daysFrom(demo.now, -150)
  const people = await buildPeople(
    demo.db,
    crowd(demo, { count: LEARNERS, countries, audiences: ['postgraduate students'], createdAt }),
  )
  return buildEnrolments(
    demo.db,
    people.map(({ id }) => ({ editionId, personId: id, source: 'byHand', at: daysFrom(demo.now, -125) })),
  )
}

async function seedRegisters(
  { db, chance, now }: Demo,
  editionId: string,
  sessions: Session[],
  enrolments: Enrolment[],
) {
  const diligence = new Map(enrolments.map(({ id }) => [id, 820 + chance.below(180)]))
  const over = sessions.filter(({ endsAt }) => endsAt < now)
  await buildRegisters(
    db,
    over.map(({ id, startsAt, endsAt }) => ({
      sessionId: id,
      editionId,
      at: endsAt,
      marks: marksFor(enrolments, startsAt, (enrolment) => likelyMark(chance, diligence.get(enrolment.id) ?? 900)),
    })),
  )
}

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}
