import { buildEdition } from '../../prisma/seed/catalogue'
import { buildEnrolment, buildEnrolments } from '../../prisma/seed/enrolments'
import { buildPerson } from '../../prisma/seed/people'
import { buildSession } from '../../prisma/seed/sessions'
import { db, somebody } from './test'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Pages by the state that they are in, and who looks: an address to sign in with, or nobody. */
export type States = { address: string | null; paths: string[] }

const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
const past = { startsOn: day(-60), endsOn: day(-30) }
const current = { startsOn: day(-10), endsOn: day(20) }

/** What lists and searches show of nothing, of much and of nonsense, and what an act left behind. */
export async function visitorStates(): Promise<States> {
  const editions = await Promise.all([
    buildEdition(db, past),
    buildEdition(db, current),
    buildEdition(db, { state: 'cancelled' }),
    buildEdition(db, { enrolFromAt: new Date(Date.now() + DAY), enrolUntilAt: new Date(Date.now() + 2 * DAY) }),
    fullEdition(),
  ])
  return {
    address: null,
    paths: [
      '/courses?q=zzzzqqqq',
      '/courses?q=law&open=1',
      '/courses?page=99',
      '/search',
      '/search?q=zzzzqqqq',
      '/sign-in?next=%2Fmy',
      '/sign-up?sent=1',
      '/forgot-password?sent=1',
      ...editions.map(({ slug }) => `/editions/${slug}`),
    ],
  }
}

const ENROLMENT_STATES = ['waitlisted', 'offered', 'enrolled', 'completed', 'failed', 'withdrawn', 'removed'] as const

/** Somebody with an enrolment in every state that there is. */
export async function learnerStates(): Promise<States> {
  const { id: personId, address } = await somebody()
  const paths = ['/my', '/my/timetable', '/search?q=edition']
  for (const state of ENROLMENT_STATES) {
    const edition = await buildEdition(db, state === 'completed' || state === 'failed' ? past : current)
    await buildSession(db, { editionId: edition.id, startsAt: new Date(Date.now() - 2 * DAY) })
    await buildEnrolment(db, { editionId: edition.id, personId, state, at: new Date(Date.now() - 40 * DAY) })
    paths.push(`/my/courses/${edition.slug}`, ...(state === 'waitlisted' ? [`/editions/${edition.slug}`] : []))
  }
  return { address, paths }
}

/** Somebody who has signed up and done nothing yet. */
export async function newcomerStates(): Promise<States> {
  const { address } = await somebody()
  return { address, paths: ['/my', '/my/timetable', '/account?said=passwordReset', '/admin'] }
}

/** A register in each of its phases, and a trainer's calendar in each of its views. */
export async function trainerStates(): Promise<States> {
  const { id: trainerId, address } = await somebody({ isTrainer: true })
  const edition = await buildEdition(db, current)
  const person = await buildPerson(db)
  await buildEnrolment(db, { editionId: edition.id, personId: person.id, at: new Date(Date.now() - 20 * DAY) })
  const sessions = []
  for (const [hours, more] of [
    [-50, {}],
    [-0.5, {}],
    [5, {}],
    [50, { isLive: false, cancelledReason: 'The court sits that day.' }],
  ] as const) {
    const startsAt = new Date(Date.now() + hours * HOUR)
    sessions.push(await buildSession(db, { editionId: edition.id, startsAt, trainers: [trainerId], ...more }))
  }
  return {
    address,
    paths: [
      '/teach',
      ...['week', 'month', 'agenda'].map((view) => `/teach/calendar?view=${view}`),
      '/teach/calendar?on=2097-04-02',
      `/teach/editions/${edition.slug}`,
      ...sessions.map(({ id }) => `/teach/sessions/${id}`),
    ],
  }
}

/** Editions in each state with their lists empty and full, and the institute's lists narrowed to nothing. */
export async function administratorStates(): Promise<States> {
  const { address } = await somebody({ grants: [{ role: 'administrator' }] })
  const [draft, cancelled, over, full] = await Promise.all([
    buildEdition(db, { state: 'draft' }),
    buildEdition(db, { state: 'cancelled' }),
    buildEdition(db, past),
    fullEdition(),
  ])
  return {
    address,
    paths: [
      ...[draft, cancelled, over, full].map(({ slug }) => `/admin/editions/${slug}`),
      `/admin/editions/${draft.slug}/participants`,
      `/admin/editions/${draft.slug}/attendance`,
      `/admin/editions/${draft.slug}/modules`,
      `/admin/editions/${draft.slug}/schedule`,
      `/admin/editions/${full.slug}/participants`,
      `/admin/editions/${full.slug}/participants?q=zzzzqqqq`,
      `/admin/editions/${full.slug}/participants/add`,
      '/admin/people?q=zzzzqqqq',
      '/admin/people?show=trainers',
      '/admin/people?show=trainers&q=zzzzqqqq',
      '/admin/courses?q=zzzzqqqq',
      '/admin/calendar?view=month',
      '/admin/calendar?view=agenda',
      '/search?q=person',
    ],
  }
}

async function fullEdition() {
  const edition = await buildEdition(db, { places: 1 })
  const [first, second] = [await buildPerson(db), await buildPerson(db)]
  await buildEnrolments(db, [
    { editionId: edition.id, personId: first.id },
    { editionId: edition.id, personId: second.id, state: 'waitlisted' },
  ])
  return edition
}
