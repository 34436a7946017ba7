import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import * as accounts from '@/lib/accounts/policy'
import * as catalogue from '@/lib/catalogue/policy'
import * as enrolments from '@/lib/enrolments/policy'
import * as notifications from '@/lib/notifications/policy'
import * as people from '@/lib/people/policy'
import { db } from '@/lib/platform/db'
import { type Viewer, visitor } from '@/lib/platform/viewer'
import * as search from '@/lib/search/policy'
import * as sessions from '@/lib/sessions/policy'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildOrganisation, buildPerson, buildTrainer, type GrantInput } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import * as attendance from './policy'

/* Who stands in which relation to one restricted edition, and what every policy says of it to each. */

const administrator = 'administrator'
const ran = [administrator, 'coordinator', 'programme coordinator'] as const
const planned = [...ran, 'session coordinator'] as const
const inside = [...planned, 'trainer', 'colleague', 'learner', 'classmate'] as const
const runners = [...ran, 'another’s coordinator'] as const
const planners = [...planned, 'another’s coordinator'] as const
const trainers = ['trainer', 'colleague', 'another’s trainer'] as const
const everybody = [
  'visitor',
  'stranger',
  'another’s learner',
  'focal point',
  'another’s focal point',
  'observer',
  'the edition’s observer',
  ...trainers,
  ...planners,
  'learner',
  'classmate',
] as const
type Who = (typeof everybody)[number]

let viewers: Record<Who, Viewer>
let things: Awaited<ReturnType<typeof restricted>>

async function restricted() {
  const course = await buildCourse(db)
  const edition = await buildEdition(db, { courseId: course.id, isRestricted: true })
  const organisation = await buildOrganisation(db)
  const trainer = await buildTrainer(db)
  const colleague = await buildTrainer(db)
  const session = await buildSession(db, { editionId: edition.id, trainers: [trainer.id] })
  const sibling = await buildSession(db, {
    editionId: edition.id,
    trainers: [colleague.id],
    startsAt: new Date(Date.now() + 86_400_000),
  })
  const learner = await buildPerson(db, { organisationId: organisation.id })
  const classmate = await buildPerson(db)
  const enrolment = await buildEnrolment(db, { editionId: edition.id, personId: learner.id })
  await buildEnrolment(db, { editionId: edition.id, personId: classmate.id })
  const loose = await buildPerson(db)
  return { course, edition, organisation, session, sibling, enrolment, trainer, colleague, learner, classmate, loose }
}

beforeAll(async () => {
  things = await restricted()
  const { course, edition, organisation, session, trainer, colleague, learner, classmate } = things
  const other = await buildEdition(db)
  const otherTrainer = await buildTrainer(db)
  await buildSession(db, { editionId: other.id, trainers: [otherTrainer.id] })
  const otherLearner = await buildMember(db)
  await buildEnrolment(db, { editionId: other.id, personId: otherLearner.personId })
  const holding = (grant: GrantInput) => buildMember(db, { grants: [grant] })
  viewers = {
    visitor,
    stranger: await buildMember(db),
    'another’s learner': otherLearner,
    'focal point': await holding({ role: 'focalPoint', organisationId: organisation.id }),
    'another’s focal point': await holding({ role: 'focalPoint', organisationId: (await buildOrganisation(db)).id }),
    observer: await holding({ role: 'observer' }),
    'the edition’s observer': await holding({ role: 'observer', editionId: edition.id }),
    trainer: memberOf(trainer, { isTrainer: true }),
    colleague: memberOf(colleague, { isTrainer: true }),
    'another’s trainer': memberOf(otherTrainer, { isTrainer: true }),
    administrator: await holding({ role: 'administrator' }),
    coordinator: await holding({ role: 'coordinator', editionId: edition.id }),
    'programme coordinator': await holding({ role: 'coordinator', courseId: course.id }),
    'session coordinator': await holding({ role: 'coordinator', sessionId: session.id }),
    'another’s coordinator': await holding({ role: 'coordinator', editionId: other.id }),
    learner: memberOf(learner),
    classmate: memberOf(classmate),
  }
})

type Row = { may: readonly Who[]; asks: (viewer: Viewer) => boolean | Promise<boolean> }

const edition = (where: object) => db.edition.count({ where: { AND: [{ id: things.edition.id }, where] } })
const course = (where: object) => db.course.count({ where: { AND: [{ id: things.course.id }, where] } })
const session = (where: object, id = things.session.id) => db.session.count({ where: { AND: [{ id }, where] } })
const enrolment = (where: object) => db.enrolment.count({ where: { AND: [{ id: things.enrolment.id }, where] } })
const person = (where: object, id = things.learner.id) => db.person.count({ where: { AND: [{ id }, where] } })
const is = async (count: Promise<number>) => (await count) === 1

/** What each policy answers, of the edition and what is in it; `may`: for whom it does. */
const rows: Record<string, Row> = {
  'attendance registersTakenBy': {
    may: [...planned, 'trainer'],
    asks: (viewer) => is(session(attendance.registersTakenBy(viewer))),
  },
  'attendance registersTakenBy, of the edition’s other session': {
    may: [...ran, 'colleague'],
    asks: (viewer) => is(session(attendance.registersTakenBy(viewer), things.sibling.id)),
  },
  'catalogue editionsVisibleTo': { may: inside, asks: (viewer) => is(edition(catalogue.editionsVisibleTo(viewer))) },
  'catalogue canSeeEdition': { may: inside, asks: (viewer) => catalogue.canSeeEdition(db, viewer, things.edition) },
  'catalogue coursesVisibleTo': { may: inside, asks: (viewer) => is(course(catalogue.coursesVisibleTo(viewer))) },
  'catalogue editionsManagedBy': { may: ran, asks: (viewer) => is(edition(catalogue.editionsManagedBy(viewer))) },
  'catalogue coursesManagedBy': { may: ran, asks: (viewer) => is(course(catalogue.coursesManagedBy(viewer))) },
  'catalogue canManageEdition': { may: ran, asks: (viewer) => catalogue.canManageEdition(viewer, things.edition) },
  'catalogue canManageCatalogue': { may: [administrator], asks: catalogue.canManageCatalogue },
  'enrolments ownEnrolments': { may: ['learner'], asks: (viewer) => is(enrolment(enrolments.ownEnrolments(viewer))) },
  'enrolments enrolmentsShownTo': {
    may: ['learner'],
    asks: (viewer) => is(enrolment(enrolments.enrolmentsShownTo(viewer))),
  },
  'enrolments isEnrolledIn': {
    may: ['learner', 'classmate'],
    asks: (viewer) => is(edition(enrolments.isEnrolledIn(viewer))),
  },
  'enrolments enrolmentsManagedBy': {
    may: ran,
    asks: (viewer) => is(enrolment(enrolments.enrolmentsManagedBy(viewer))),
  },
  'notifications canReadMail': { may: [administrator], asks: notifications.canReadMail },
  'catalogue rolesOpeningNothing': {
    may: ['focal point', 'another’s focal point', 'observer', 'the edition’s observer'],
    asks: (viewer) => catalogue.rolesOpeningNothing(viewer).length > 0,
  },
  'people editionsCoordinatedBy': {
    may: ['coordinator', 'programme coordinator'],
    asks: (viewer) => is(edition(people.editionsCoordinatedBy(viewer))),
  },
  'people runsEditions': { may: runners, asks: people.runsEditions },
  'people plansSessions': { may: planners, asks: people.plansSessions },
  'people canSeeEverybody': { may: [administrator], asks: people.canSeeEverybody },
  'people canSeePool': { may: runners, asks: people.canSeePool },
  'people canChooseTrainers': { may: planners, asks: people.canChooseTrainers },
  'people traitsToFindBy, whether all of their addresses': {
    may: [administrator],
    asks: (viewer) => people.traitsToFindBy(viewer).includes('addresses'),
  },
  'people traitsToFindBy, of trainers, whether any address': {
    may: [administrator],
    asks: (viewer) => people.traitsToFindBy(viewer, 'trainers').some((trait) => /address/i.test(trait)),
  },
  'people canAddToPool': { may: [administrator], asks: people.canAddToPool },
  'accounts canSetFactorRule': { may: [administrator], asks: accounts.canSetFactorRule },
  'people portraitsFor': {
    may: [administrator, 'learner'],
    asks: (viewer) => {
      const seen = people.portraitsFor(viewer)
      return seen !== null && is(person(seen))
    },
  },
  'people canDecideRoles': { may: [administrator], asks: people.canDecideRoles },
  'people canMergePeople': { may: [administrator], asks: people.canMergePeople },
  'people canImportPeople': { may: [administrator], asks: people.canImportPeople },
  'people invitableBy': { may: ran, asks: (viewer) => is(person(people.invitableBy(viewer))) },
  'people invitableBy, of somebody in no edition': {
    may: [administrator],
    asks: (viewer) => is(person(people.invitableBy(viewer), things.loose.id)),
  },
  'search kindsFor, whether people are among them': {
    may: [...runners, ...trainers],
    asks: (viewer) => search.kindsFor(viewer).includes('people'),
  },
  'search peopleFoundBy': {
    may: [...ran, 'trainer', 'colleague'],
    asks: (viewer) => is(person(search.peopleFoundBy(viewer))),
  },
  'search enrolmentsTaughtBy': {
    may: ['trainer', 'colleague'],
    asks: (viewer) => is(enrolment(search.enrolmentsTaughtBy(viewer))),
  },
  'sessions sessionsVisibleTo': { may: inside, asks: (viewer) => is(session(sessions.sessionsVisibleTo(viewer))) },
  'sessions sessionsPlannedBy': { may: planned, asks: (viewer) => is(session(sessions.sessionsPlannedBy(viewer))) },
  'sessions sessionsPlannedBy, of the edition’s other session': {
    may: ran,
    asks: (viewer) => is(session(sessions.sessionsPlannedBy(viewer), things.sibling.id)),
  },
  'sessions sessionsOnCalendarOf': {
    may: planned,
    asks: (viewer) => is(session(sessions.sessionsOnCalendarOf(viewer))),
  },
  'sessions editionsPlannedIn': { may: planned, asks: (viewer) => is(edition(sessions.editionsPlannedIn(viewer))) },
  'sessions canPlan': {
    may: planned,
    asks: (viewer) => sessions.canPlan(viewer, { id: things.session.id, edition: things.edition }),
  },
  'sessions sessionsTaughtBy': { may: ['trainer'], asks: (viewer) => is(session(sessions.sessionsTaughtBy(viewer))) },
  'sessions sessionsWith': {
    may: ['trainer', 'learner', 'classmate'],
    asks: (viewer) => is(session(sessions.sessionsWith(viewer))),
  },
  'sessions canTeach': {
    may: ['trainer'],
    asks: (viewer) => sessions.canTeach(viewer, { trainers: [{ trainerId: things.trainer.id }] }),
  },
}

/** They take no viewer: they say whom a change is told to. */
const notAsked = ['sessions peopleIn']

test('every policy has its row', () => {
  const named = readdirSync('lib').flatMap((domain) => {
    const file = `lib/${domain}/policy.ts`
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    return [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => `${domain} ${name}`)
  })
  const known = [...Object.keys(rows).map((row) => row.split(',')[0]), ...notAsked]
  expect(named.filter((name) => !known.includes(name))).toEqual([])
  expect(known.filter((name) => !named.includes(name as string))).toEqual([])
})

test.each(Object.keys(rows))('%s', async (row) => {
  const { may, asks } = rows[row] as Row
  const told: Who[] = []
  for (const who of everybody) if (await asks(viewers[who])) told.push(who)
  expect(told.toSorted()).toEqual([...may].toSorted())
})

test('who coordinates a programme runs an edition that is made after they were given it', async () => {
  const { id } = await buildEdition(db, { courseId: things.course.id, state: 'draft' })
  const found = (who: Who) => db.edition.count({ where: { AND: [{ id }, catalogue.editionsManagedBy(viewers[who])] } })
  expect([await found('programme coordinator'), await found('coordinator')]).toEqual([1, 0])
})
