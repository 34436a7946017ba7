import type { Delivery } from '@prisma/client'
import { Temporal } from 'temporal-polyfill'
import { buildRegisters } from '../attendance'
import { buildEdition } from '../catalogue'
import data from '../data/editions-2020.json'
import { buildEnrolments } from '../enrolments'
import { namedCountries } from '../names'
import { buildPeople } from '../people'
import { buildSessions } from '../sessions'
import { crowd, type Demo } from './context'
import { complementOf, type Offering, offerings } from './courses'
import { likelyMark, marksFor } from './marks'

type Plan = {
  startsOn: string
  endsOn?: string
  /** Days from one session to the next. */
  every?: number
  time: string
  minutes?: number
  zone: string
  delivery?: string
  countries?: string | string[]
}

const ARCHIVED = ['LLM-TCJ', 'SC-MIG', 'SC-HR', 'SC-CVE']
/** What nobody calls a roll in, however many come. */
const OPEN_EVENTS = ['webinar', 'workshop', 'forum', 'global meeting']
const LARGEST_ROLL = 160

/** Each offering's edition of 2020, over, with as many learners as the report counts. */
export async function seedOfferings2020(demo: Demo) {
  const isBusy = new Set<string>()
  for (const offering of offerings) await seedOffering(demo, offering, isBusy)
}

async function seedOffering(demo: Demo, offering: Offering, isBusy: Set<string>) {
  const { db, chance } = demo
  const { code, sessions: titles } = complementOf(offering.title)
  const plan = (data.editions as Record<string, Plan>)[code]
  const course = demo.courses.get(offering.title)
  if (!plan || !course) throw new Error(`No days are invented yet for ${code}.`)
  const count = offering.participants?.count ?? 0
  const first = Temporal.PlainDate.from(plan.startsOn)
  const days = titles.map((_, i) => first.add({ days: i * (plan.every ?? 7) }).toString())
  const endsOn = plan.endsOn ?? (days.at(-1) as string)
  const counts = !OPEN_EVENTS.includes(offering.kind) && count <= LARGEST_ROLL
  const delivery = (plan.delivery ?? (offering.delivery === 'in person' ? 'inPerson' : 'online')) as Delivery

  const edition = await buildEdition(db, {
    courseId: course.id,
    slug: `${code.toLowerCase()}-2020`,
    state: ARCHIVED.includes(code) ? 'archived' : 'published',
    delivery,
    location: offering.location,
    zone: plan.zone,
    startsOn: plan.startsOn,
    endsOn,
    enrolUntilAt: new Date(plan.startsOn),
    places: Math.max(count, 30),
    label: labelOf(offering),
    organisations: offering.partners.map((name) => ({
      organisationId: demo.organisations.get(name) as string,
      part: 'partner',
    })),
    createdAt: at(plan.startsOn, -90),
  })
  const trainers = days.map((day) => freeTrainer(demo, isBusy, day))
  const sessions = await buildSessions(
    db,
    days.map((day, i) => ({
      editionId: edition.id,
      title: titles[i],
      localStart: `${day}T${plan.time}`,
      minutes: plan.minutes ?? 120,
      zone: plan.zone,
      delivery,
      countsAttendance: counts,
      trainers: [trainers[i] as string],
    })),
  )
  const learners = await seedLearners(demo, offering, plan, count)
  const enrolments = await buildEnrolments(
    db,
    learners.map((personId) => ({
      editionId: edition.id,
      personId,
      state: 'completed',
      source: 'imported',
      at: at(plan.startsOn, -14),
      endedAt: at(endsOn, 1),
    })),
  )
  if (!counts) return
  await buildRegisters(
    db,
    sessions.map(({ id, startsAt, endsAt }, i) => ({
      sessionId: id,
      editionId: edition.id,
      byId: trainers[i],
      at: endsAt,
      marks: marksFor(enrolments, startsAt, () => cameOrExcused(likelyMark(chance, 960))),
    })),
  )
}

/** Whom the report counts completed, so nobody in a course of two or three sessions missed one without excuse. */
const cameOrExcused = (mark: ReturnType<typeof likelyMark>) => (mark === 'absent' ? 'excused' : mark)

/** As many invented people as the report counts; the demonstration's learner is one of those from Kenya. */
async function seedLearners(
  demo: Demo,
  offering: Offering,
  { countries, startsOn }: Plan,
  count: number,
): Promise<string[]> {
  if (count === 0) return []
  const known = complementOf(offering.title).code === 'PT-NKE' ? [demo.accounts.learner.id] : []
  const from = countries === 'all' || !countries ? namedCountries : (countries as string[])
  const createdAt = at(startsOn, -20)
  const people = crowd(demo, { count: count - known.length, countries: from, audiences: offering.audience, createdAt })
  return [...known, ...(await buildPeople(demo.db, people)).map(({ id }) => id)]
}

/** A trainer who does not teach that day: sessions of one day may overlap across zones. */
function freeTrainer({ chance, pool }: Demo, isBusy: Set<string>, day: string): string {
  const free = chance.shuffled(pool.all).find((id) => !isBusy.has(id + day))
  if (!free) throw new Error(`Every trainer teaches on ${day}.`)
  isBusy.add(free + day)
  return free
}

function labelOf({ edition }: Offering) {
  if (edition) return { en: `${edition} edition, 2019–2020`, ar: `الدفعة ${Number.parseInt(edition, 10)}، 2019–2020` }
  return { en: '2020 edition', ar: 'دفعة عام 2020' }
}

/** Midday of so many days after a date. */
function at(on: string, days: number): Date {
  return new Date(Date.parse(`${on}T12:00Z`) + days * 86_400_000)
}
