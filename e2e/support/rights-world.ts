import { randomBytes, randomUUID } from 'node:crypto'
import { buildRegister } from '../../prisma/seed/attendance'
import { buildCourse, buildEdition, buildModule, buildTerm, buildTheme } from '../../prisma/seed/catalogue'
import { buildEnrolment } from '../../prisma/seed/enrolments'
import { buildGrant, buildOrganisation, buildPerson, buildTrainer, type GrantInput } from '../../prisma/seed/people'
import { buildRoom, buildSession } from '../../prisma/seed/sessions'
import { db } from './database'
import { everybody, type Who } from './rights'
import { keptThings } from './rights-kept'
import { cookiesOf } from './sign-ins'

/** A word that stands nowhere else: by it a text is known wherever it turns up. */
const word = (about: string) =>
  `${about}${randomBytes(5)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghjkmnpqrs'[+digit] ?? '')}`

export type World = Awaited<ReturnType<typeof buildWorld>>

const hours = (count: number) => new Date(Date.now() + count * 3_600_000)
const account = { account: {} }

/**
 * A restricted edition, the only one of its course, with all that an edition can have, each thing named by a word of its
 * own; and everybody (see ./rights) with an account and a sign-in.
 */
export async function buildWorld() {
  const words = {
    edition: word('Quorvex'),
    people: word('Zambruk'),
    personal: word('Vexillo'),
    trainers: word('Plinthor'),
  }
  /** What people search for; it stands beside the words above and is no part of them, so that an echo of it is not one. */
  const sought = word('Tarnlik')
  const named = (about: string) => `${words.edition} ${sought} ${about}`
  const theme = await buildTheme(db, word('theme').toLowerCase(), named('theme'))
  const course = await buildCourse(db, {
    code: `T-${word('C')}`,
    themes: [theme.slug],
    title: named('course'),
    summary: named('summary'),
    outcomes: named('outcome'),
    sourceNote: named('note'),
    hours: 12,
  })
  const donor = await buildOrganisation(db, { name: named('donor') })
  const organisation = await buildOrganisation(db)
  const edition = await buildEdition(db, {
    courseId: course.id,
    isRestricted: true,
    label: named('label'),
    about: named('about'),
    location: named('place'),
    startsOn: day(-30),
    endsOn: day(60),
    showsCohort: true,
    places: 7,
    organisations: [{ organisationId: donor.id, part: 'donor' }],
  })
  const editionId = edition.id
  const term = await buildTerm(db, { editionId, name: named('term') })
  const module = await buildModule(db, { editionId, termId: term.id, title: named('module') })
  const trainer = await buildTrainer(db, {
    ...account,
    name: `${words.trainers} ${sought} one`,
    biography: named('biography'),
  })
  const colleague = await buildTrainer(db, { ...account, name: `${words.trainers} two` })
  const plan = { editionId, moduleId: module.id }
  const link = (about: string) => `https://meet.${words.edition.toLowerCase()}.test/${about}`
  const session = await buildSession(db, {
    ...plan,
    title: named('session'),
    startsAt: hours(72),
    trainers: [trainer.id],
    link: link('later'),
  })
  const running = await buildSession(db, {
    ...plan,
    title: named('running'),
    startsAt: hours(-0.2),
    trainers: [colleague.id],
    link: link('now'),
    roomId: (await buildRoom(db)).id,
    delivery: 'hybrid',
  })
  await buildSession(db, {
    ...plan,
    title: named('cancelled'),
    startsAt: hours(100),
    isLive: false,
    cancelledReason: named('why cancelled'),
  })
  const held = await buildSession(db, { ...plan, title: named('held'), startsAt: hours(-50), trainers: [trainer.id] })
  const person = (about: string, more = {}) =>
    buildPerson(db, {
      name: `${words.people} ${sought} ${about}`,
      certificateName: `${words.personal} certificate`,
      job: `${words.personal} job`,
      email: `${about}@${words.personal}.test`.toLowerCase(),
      country: 'KE',
      ...more,
    })
  const learner = await person('learner', { ...account, organisationId: organisation.id })
  const classmate = await buildPerson(db, account)
  const enrolment = await buildEnrolment(db, { editionId, personId: learner.id, at: hours(-700) })
  const other = await buildEnrolment(db, { editionId, personId: classmate.id, at: hours(-700) })
  const waiting = await person('waiting')
  await buildEnrolment(db, { editionId, personId: waiting.id, state: 'waitlisted' })
  const reason = named('why removed')
  await buildEnrolment(db, { editionId, personId: (await person('removed')).id, state: 'removed', reason })
  const marks = { [enrolment.id]: 'present', [other.id]: 'absent' } as const
  await buildRegister(db, { sessionId: held.id, editionId, marks, byId: trainer.id, at: hours(-48) })

  const people = await everyone({ course, edition, organisation, session, trainer, colleague, learner, classmate })
  const ids = {
    code: course.code,
    slug: edition.slug,
    courseId: course.id,
    editionId,
    termId: term.id,
    moduleId: module.id,
    sessionId: session.id,
    heldId: held.id,
    runningId: running.id,
    enrolmentId: enrolment.id,
    learnerId: learner.id,
    personId: learner.id,
    trainerId: trainer.id,
    colleagueId: colleague.id,
    waitingId: waiting.id,
    strangerId: people.stranger as string,
    coordinatorId: people.coordinator as string,
    otherTrainerId: people.otherTrainer as string,
    ...(await keptThings(people, { editionId, learnerId: learner.id, enrolmentId: enrolment.id })),
  }
  return { words, sought, themeSlug: theme.slug, ids, people, cookies: await signIns(people) }
}

export type Ids = World['ids']

/** Names of nothing: what is asked for with them is missing for everybody. */
export function madeUp(ids: Ids): Ids {
  const other = (value: string) => (/^[\da-f]{8}-/.test(value) ? randomUUID() : `none-${randomUUID().slice(0, 8)}`)
  return Object.fromEntries(Object.entries(ids).map(([name, value]) => [name, other(value)])) as Ids
}

type Things = Record<
  'course' | 'edition' | 'organisation' | 'session' | 'trainer' | 'colleague' | 'learner' | 'classmate',
  { id: string }
>

async function everyone(things: Things): Promise<Record<Who, string | null>> {
  const another = await buildEdition(db)
  const somebody = async () => (await buildPerson(db, account)).id
  const holding = async (grant: GrantInput) => {
    const id = await somebody()
    await buildGrant(db, id, grant)
    return id
  }
  const otherTrainer = await buildTrainer(db, account)
  await buildSession(db, { editionId: another.id, startsAt: hours(90), trainers: [otherTrainer.id] })
  const otherLearner = await somebody()
  await buildEnrolment(db, { editionId: another.id, personId: otherLearner })
  return {
    visitor: null,
    stranger: await somebody(),
    learner: things.learner.id,
    classmate: things.classmate.id,
    otherLearner,
    trainer: things.trainer.id,
    colleague: things.colleague.id,
    otherTrainer: otherTrainer.id,
    coordinator: await holding({ role: 'coordinator', editionId: things.edition.id }),
    programme: await holding({ role: 'coordinator', courseId: things.course.id }),
    session: await holding({ role: 'coordinator', sessionId: things.session.id }),
    otherCoordinator: await holding({ role: 'coordinator', editionId: another.id }),
    focalPoint: await holding({ role: 'focalPoint', organisationId: things.organisation.id }),
    otherFocalPoint: await holding({ role: 'focalPoint', organisationId: (await buildOrganisation(db)).id }),
    observer: await holding({ role: 'observer' }),
    editionObserver: await holding({ role: 'observer', editionId: things.edition.id }),
    administrator: await holding({ role: 'administrator' }),
  }
}

async function signIns(people: Record<Who, string | null>): Promise<Record<Who, string>> {
  const ids = everybody.flatMap((who) => people[who] ?? [])
  const cookies = new Map((await cookiesOf(ids)).map((cookie, i) => [ids[i] as string, cookie]))
  return Object.fromEntries(everybody.map((who) => [who, cookies.get(people[who] ?? '') ?? ''])) as Record<Who, string>
}

function day(fromNow: number): string {
  return hours(fromNow * 24)
    .toISOString()
    .slice(0, 10)
}
