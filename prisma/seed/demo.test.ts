import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { hashPassword, passwordMatches } from '@/lib/platform/passwords'
import { DEMO_PASSWORD, seedDemonstration } from './demo'
import { demoCalendar } from './demo/calendar'

const now = new Date('2026-11-22T09:07:00Z')
const slugs = demoCalendar(now)

beforeAll(async () => {
  const begun = performance.now()
  await seedDemonstration(db, { now, passwordHash: await hashPassword(DEMO_PASSWORD) })
  if (process.env.SEED_TIME) console.log(`seeded in ${Math.round(performance.now() - begun)} ms`)
}, 60_000)

const enrolmentsOf = (slug: string) =>
  db.enrolment.findMany({ where: { edition: { slug } }, include: { person: true } })

test('every offering of the report is a course with its title unchanged, an edition of 2020 and a note on its source', async () => {
  const courses = await db.course.findMany({ include: { texts: true, editions: true } })
  expect(courses).toHaveLength(30)
  for (const course of courses) {
    expect(course.sourceNote).toMatch(/^From the institute's report .* Invented for this demonstration: /)
    expect(course.editions.filter(({ slug }) => slug.endsWith('-2020'))).toHaveLength(1)
  }
  const title = 'Understanding and preventing violent extremism: programmes and methods'
  expect(await db.courseText.count({ where: { title } })).toBe(1)
  expect(await db.courseText.count({ where: { locale: 'ar' } })).toBe(6)
})

test('editions of 2020 hold as many learners as the report counts, all completed', async () => {
  const editions = await db.edition.findMany({
    where: { slug: { endsWith: '-2020' }, enrolments: { some: {} } },
    select: { slug: true, takenCount: true, _count: { select: { enrolments: { where: { state: 'completed' } } } } },
  })
  const counted = Object.fromEntries(editions.map(({ slug, _count }) => [slug, _count.enrolments]))
  expect(counted).toEqual({
    'llm-tcj-2020': 52,
    'pt-psc-2020': 30,
    'pt-nke-2020': 30,
    'pt-chp-2020': 43,
    'wb-wmd-2020': 200,
    'pt-sci-2020': 160,
    'gm-aile-3-2020': 600,
    'pt-sdb-2020': 450,
    'pt-rnb-2020': 25,
    'pt-tou-2020': 800,
    'fo-vg-2020': 200,
  })
  for (const { takenCount, _count } of editions) expect(takenCount).toBe(_count.enrolments)
})

test('the LL.M. of 2019–2020 had 52 learners from 19 countries, and those in one country came from it', async () => {
  const countriesOf = async (slug: string) =>
    [...new Set((await enrolmentsOf(slug)).map(({ countryAt }) => countryAt))].sort()
  expect(await countriesOf('llm-tcj-2020')).toHaveLength(19)
  expect(await countriesOf('pt-nke-2020')).toEqual(['KE'])
  expect(await countriesOf('pt-psc-2020')).toEqual(['ML'])
  expect(await countriesOf('pt-rnb-2020')).toEqual(['LB'])
})

test('nobody shares a name, and people of Egypt and China write it in their own script', async () => {
  const people = await db.person.findMany()
  expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
  for (const { name } of people.filter(({ country }) => country === 'EG'))
    expect(name).toMatch(/^[\p{Script=Arabic} ]+$/u)
  for (const { name, certificateName } of people.filter(({ country }) => country === 'CN')) {
    expect(name).toMatch(/^\p{Script=Han}+$/u)
    expect(certificateName).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
  }
})

test('one edition runs, with a session today that the trainer teaches and whose link shows within minutes', async () => {
  const edition = await db.edition.findUniqueOrThrow({ where: { slug: slugs.running.slug }, include: { series: true } })
  expect(edition).toMatchObject({ state: 'published', isRestricted: false, takenCount: 28, places: 30 })
  expect(edition.series[0]?.exceptOn).toHaveLength(2)
  const todays = await db.session.findFirstOrThrow({
    where: { editions: { some: { editionId: edition.id } }, localStart: { startsWith: '2026-11-22' } },
    include: {
      trainers: { include: { trainer: { include: { person: { include: { emails: true } } } } } },
      register: true,
      link: true,
      changes: true,
    },
  })
  expect(todays.startsAt).toEqual(new Date('2026-11-22T09:15:00Z'))
  expect(todays).toMatchObject({
    localStart: '2026-11-22T10:15',
    isDetached: true,
    isLive: true,
    register: { state: 'open' },
  })
  expect(todays.changes).toMatchObject([{ kind: 'rescheduled' }])
  expect(todays.link).not.toBeNull()
  const addresses = todays.trainers.flatMap(({ trainer }) => trainer.person.emails.map(({ address }) => address))
  expect(addresses).toContain('trainer@demo.test')
})

test('its registers are closed with a mark and evidence for everybody there, but for one that was never taken', async () => {
  const past = await db.session.findMany({
    where: { endsAt: { lt: now }, editions: { some: { edition: { slug: slugs.running.slug } } } },
    orderBy: { startsAt: 'asc' },
    include: { register: { include: { marks: true } } },
  })
  expect(past.map(({ register }) => register?.state)).toEqual([...Array(8).fill('closed'), 'open'])
  const enrolments = await enrolmentsOf(slugs.running.slug)
  for (const { register, startsAt } of past.slice(0, -1)) {
    const there = enrolments.filter(
      ({ beganAt, endedAt }) => beganAt && beganAt <= startsAt && (!endedAt || endedAt > startsAt),
    )
    expect(register?.marks.map(({ enrolmentId }) => enrolmentId).sort()).toEqual(there.map(({ id }) => id).sort())
  }
  expect(await db.mark.count({ where: { changes: { none: {} } } })).toBe(0)
  expect(await db.evidence.count({ where: { kind: 'correction' } })).toBe(1)
})

test('one edition is open with three places left, one is a draft', async () => {
  const open = await db.edition.findUniqueOrThrow({ where: { slug: slugs.open.slug } })
  expect(open).toMatchObject({ state: 'published', wayIn: 'open', places: 40, takenCount: 37 })
  expect(open.enrolFromAt && open.enrolFromAt < now && open.enrolUntilAt && open.enrolUntilAt > now).toBe(true)
  expect(await db.edition.findUniqueOrThrow({ where: { slug: slugs.draft.slug } })).toMatchObject({
    state: 'draft',
    takenCount: 0,
  })
})

test('one edition is full, and the learner is the second of those who wait', async () => {
  const edition = await db.edition.findUniqueOrThrow({ where: { slug: slugs.waiting.slug } })
  expect(edition).toMatchObject({ state: 'published', places: 25, takenCount: 25 })
  const waiting = await db.enrolment.findMany({
    where: { editionId: edition.id, state: 'waitlisted' },
    orderBy: { queueSeq: 'asc' },
    include: { person: { include: { emails: true } } },
  })
  expect(waiting).toHaveLength(6)
  expect(waiting[1]?.person.emails[0]?.address).toBe('learner@demo.test')
})

test('the LL.M. of this year has 52 learners, two terms, and modules worth 60 credits', async () => {
  const edition = await db.edition.findUniqueOrThrow({
    where: { slug: slugs.programme.slug },
    include: { terms: true, modules: true, texts: true },
  })
  expect(slugs.programme.slug).toBe('llm-tcj-21')
  expect(edition).toMatchObject({ wayIn: 'application', takenCount: 52 })
  expect(edition.texts.map(({ label }) => label)).toContain('21st edition, 2026–2027')
  expect(edition.terms).toHaveLength(2)
  expect(edition.modules).toHaveLength(12)
  expect(edition.modules.reduce((sum, { credits }) => sum + Number(credits), 0)).toBe(60)
  expect(await db.sessionEdition.count({ where: { editionId: edition.id, moduleId: null } })).toBe(0)
})

test('one edition is restricted, with places that organisations filled', async () => {
  const edition = await db.edition.findUniqueOrThrow({ where: { slug: slugs.restricted.slug } })
  expect(edition).toMatchObject({ isRestricted: true, wayIn: 'nomination', takenCount: 18, delivery: 'hybrid' })
  const grant = await db.roleGrant.findFirstOrThrow({ where: { role: 'focalPoint' } })
  expect(
    await db.enrolment.count({ where: { editionId: edition.id, person: { organisationId: grant.organisationId } } }),
  ).toBe(6)
})

test('24 trainers in four categories of six', async () => {
  const categories = await db.trainer.groupBy({ by: ['category'], _count: true })
  expect(categories.map(({ _count }) => _count)).toEqual([6, 6, 6, 6])
})

test('six accounts open with the password, each with its part', async () => {
  const accounts = await db.account.findMany({
    include: { person: { include: { emails: true, grants: true, trainer: true } } },
  })
  expect(accounts.map(({ person }) => person.emails[0]?.address).sort()).toEqual(
    ['administrator', 'coordinator', 'focalpoint', 'learner', 'observer', 'trainer'].map((name) => `${name}@demo.test`),
  )
  const rolesOf = (name: string) =>
    accounts
      .find(({ person }) => person.emails[0]?.address === `${name}@demo.test`)
      ?.person.grants.map(({ role }) => role)
  expect(rolesOf('administrator')).toEqual(['administrator'])
  expect(rolesOf('coordinator')).toEqual(['coordinator', 'coordinator', 'coordinator'])
  expect(rolesOf('focalpoint')).toEqual(['focalPoint'])
  expect(rolesOf('observer')).toEqual(['observer'])
  expect(rolesOf('trainer')).toEqual([])
  expect(await passwordMatches(accounts[0]?.passwordHash, DEMO_PASSWORD)).toBe(true)
})

test('a second demonstration is refused whole', async () => {
  const people = await db.person.count()
  await expect(seedDemonstration(db, { now, passwordHash: '' })).rejects.toThrow()
  expect(await db.person.count()).toBe(people)
})
