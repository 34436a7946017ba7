import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition, buildTheme } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { memberOf } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { readFilters } from '../schema'
import { catalogue } from './catalogue'
import { courseByCode } from './course'
import { editionBySlug, managedEdition } from './edition'
import { frontPage } from './front-page'
import { managedEditions } from './managed-editions'

type Address = Record<string, string | string[]>

const search = (viewer: Viewer, address: Address = {}, locale = 'en') => catalogue(viewer, readFilters(address), locale)
const codes = async (viewer: Viewer, address: Address = {}) =>
  (await search(viewer, address)).cards.map((card) => card.code)

type Part = 'administrator' | 'coordinator' | 'otherCoordinator' | 'trainer' | 'learner' | 'removed' | 'stranger'
let people: Record<Part, Member>

beforeAll(async () => {
  await buildTheme(db, 'migration', { en: 'Migration', ar: 'الهجرة' })
  await buildTheme(db, 'heritage', { en: 'Cultural heritage', ar: 'التراث الثقافي' })
  await buildTheme(db, 'secrets', { en: 'Whispering', ar: 'الهمس' })
  await db.strategicPriority.create({
    data: {
      code: 'A',
      texts: {
        create: [
          { locale: 'en', title: 'Preventing' },
          { locale: 'ar', title: 'المنع' },
        ],
      },
    },
  })
  await db.strategicPriority.create({ data: { code: 'Z', texts: { create: [{ locale: 'en', title: 'Hidden aim' }] } } })

  const open = await buildCourse(db, {
    code: 'OPEN',
    kind: 'specialisedCourse',
    languages: ['en', 'fr'],
    priorityCode: 'A',
    themes: ['migration'],
    title: { en: 'People on the move', ar: 'الأشخاص المتنقلون' },
    summary: { en: 'How courts answer extrémism.', ar: 'كيف تتصدى المحاكم للتطرُّف.' },
  })
  await buildEdition(db, { courseId: open.id, slug: 'open-1', delivery: 'online' })
  await buildEdition(db, {
    courseId: open.id,
    slug: 'open-old',
    delivery: 'inPerson',
    startsOn: '2020-01-01',
    endsOn: '2020-02-01',
    state: 'archived',
  })

  const past = await buildCourse(db, {
    code: 'PAST',
    kind: 'webinar',
    languages: ['ar'],
    themes: ['heritage'],
    title: 'Museums in danger',
  })
  await buildEdition(db, {
    courseId: past.id,
    slug: 'past-1',
    delivery: 'hybrid',
    startsOn: '2020-03-01',
    endsOn: '2020-03-02',
  })

  const secret = await buildCourse(db, {
    code: 'SECRET',
    kind: 'forum',
    languages: ['ru'],
    priorityCode: 'Z',
    themes: ['secrets'],
    title: 'Zeppelin inquiries',
    summary: 'About zeppelins.',
  })
  const restricted = await buildEdition(db, {
    courseId: secret.id,
    slug: 'secret-1',
    isRestricted: true,
    delivery: 'inPerson',
  })

  const planned = await buildCourse(db, {
    code: 'PLAN',
    kind: 'workshop',
    languages: ['zh'],
    title: 'Quicksilver planning',
  })
  await buildEdition(db, { courseId: planned.id, slug: 'plan-1', state: 'draft' })
  await buildCourse(db, { code: 'EMPTY', title: 'Quicksilver without editions' })
  // A public course with a restricted edition besides: the course shows, this edition must not.
  await buildEdition(db, { courseId: past.id, slug: 'past-secret', isRestricted: true, delivery: 'inPerson' })

  const [coordinator, other, learner, removed, stranger, administrator] = await Promise.all(
    Array.from({ length: 6 }, () => buildPerson(db)),
  )
  const trainer = await buildTrainer(db)
  await buildSession(db, { editionId: restricted.id, trainers: [trainer.id] })
  await buildEnrolment(db, { editionId: restricted.id, personId: learner!.id })
  await buildEnrolment(db, { editionId: restricted.id, personId: removed!.id, state: 'removed' })
  const coordinates = (editionId: string) => ({ grants: [{ role: 'coordinator' as const, editionId }] })
  const elsewhere = await db.edition.findUniqueOrThrow({ where: { slug: 'past-1' } })
  people = {
    administrator: memberOf(administrator!, { grants: [{ role: 'administrator' }] }),
    coordinator: memberOf(coordinator!, coordinates(restricted.id)),
    otherCoordinator: memberOf(other!, coordinates(elsewhere.id)),
    trainer: memberOf(trainer, { isTrainer: true }),
    learner: memberOf(learner!),
    removed: memberOf(removed!),
    stranger: memberOf(stranger!),
  }
})

describe('what is restricted or a draft', () => {
  test('is in no outsider’s catalogue, counts, facets or pages', async () => {
    for (const viewer of [visitor, people.stranger, people.otherCoordinator, people.removed]) {
      const { cards, totalCount, facets } = await search(viewer)
      expect(cards.map((card) => card.code)).toEqual(['OPEN', 'PAST'])
      expect(totalCount).toBe(2)
      expect(facets).toEqual({
        kinds: [
          { value: 'specialisedCourse', count: 1, isChosen: false },
          { value: 'webinar', count: 1, isChosen: false },
        ],
        themes: [
          { value: 'heritage', count: 1, isChosen: false, label: 'Cultural heritage', labelLocale: undefined },
          { value: 'migration', count: 1, isChosen: false, label: 'Migration', labelLocale: undefined },
        ],
        priorities: [{ value: 'A', count: 1, isChosen: false, label: 'Preventing', labelLocale: undefined }],
        languages: ['ar', 'en', 'fr'].map((value) => ({ value, count: 1, isChosen: false })),
        deliveries: ['hybrid', 'inPerson', 'online'].map((value) => ({ value, count: 1, isChosen: false })),
        openCount: 1,
      })
      expect(await courseByCode(viewer, 'SECRET', 'en')).toBeNull()
      expect(await courseByCode(viewer, 'PLAN', 'en')).toBeNull()
      expect(await courseByCode(viewer, 'EMPTY', 'en')).toBeNull()
      expect(await editionBySlug(viewer, 'secret-1', 'en')).toBeNull()
      expect(await editionBySlug(viewer, 'plan-1', 'en')).toBeNull()
      expect((await courseByCode(viewer, 'PAST', 'en'))?.editions.map((edition) => edition.slug)).toEqual(['past-1'])
      const front = await frontPage(viewer, 'en')
      expect(front.open.map((card) => card.code)).toEqual(['OPEN'])
      expect(front.year.editions.map(({ slug }) => slug)).toEqual(['open-1'])
      expect(front.numbers).toMatchObject({ courses: 2, open: 1, running: 0 })
      expect(front.themes.map((theme) => theme.slug)).toEqual(['heritage', 'migration'])
    }
  })

  test.each<Record<string, string>>([
    { q: 'zeppelin' },
    { q: 'SECRET' },
    { q: 'quicksilver' },
    { q: 'whispering' },
    { kind: 'forum' },
    { theme: 'secrets' },
    { priority: 'Z' },
    { language: 'ru' },
    { language: 'zh' },
    { q: 'museums', delivery: 'inPerson' },
    { q: 'museums', open: '1' },
  ])('is not found by %o', async (address) => {
    const { cards, totalCount, facets } = await search(visitor, address)
    expect(cards).toEqual([])
    expect(totalCount).toBe(0)
    expect(JSON.stringify(facets)).not.toMatch(/Whispering|Hidden aim|zeppelin|secrets/i)
  })

  test('is there for those who are in it, teach in it or run it', async () => {
    for (const viewer of [people.learner, people.trainer, people.coordinator, people.administrator]) {
      expect(await codes(viewer, { q: 'zeppelin' })).toEqual(['SECRET'])
      expect((await editionBySlug(viewer, 'secret-1', 'en'))?.slug).toBe('secret-1')
      expect((await courseByCode(viewer, 'secret', 'en'))?.code).toBe('SECRET')
    }
    expect(await codes(people.administrator)).toEqual(expect.arrayContaining(['PLAN', 'EMPTY', 'SECRET']))
  })

  test('is managed by administrators and its own coordinator alone', async () => {
    for (const viewer of [people.coordinator, people.administrator]) {
      expect((await managedEdition(viewer, 'secret-1', 'en'))?.slug).toBe('secret-1')
    }
    for (const viewer of [visitor, people.learner, people.trainer, people.otherCoordinator, people.stranger]) {
      expect(await managedEdition(viewer, 'secret-1', 'en')).toBeNull()
    }
    expect((await managedEditions(people.coordinator, 'en')).map((edition) => edition.slug)).toEqual(['secret-1'])
    expect(await managedEditions(visitor, 'en')).toEqual([])
    expect(await managedEditions(people.learner, 'en')).toEqual([])
  })
})

describe('the search', () => {
  test.each([
    ['move', ['OPEN']],
    ['extremism', ['OPEN']],
    ['EXTRÉMISM courts', ['OPEN']],
    ['extremizm', ['OPEN']],
    ['migraton', ['OPEN']],
    ['الهجره', ['OPEN']],
    ['للتطرف', ['OPEN']],
    ['التراث', ['PAST']],
    ['musems', ['PAST']],
    ['museums courts', []],
    ['past', ['PAST']],
    ['%_\\\u0000', ['OPEN', 'PAST']],
    ['x'.repeat(5000), []],
  ])('%s', async (q, found) => expect(await codes(visitor, { q })).toEqual(found))

  test('narrows by several choices: one of a group, all of the groups', async () => {
    expect(await codes(visitor, { kind: ['webinar', 'specialisedCourse'] })).toEqual(['OPEN', 'PAST'])
    expect(await codes(visitor, { kind: ['webinar', 'specialisedCourse'], language: 'fr' })).toEqual(['OPEN'])
    expect(await codes(visitor, { theme: 'migration', kind: 'webinar' })).toEqual([])
    expect(await codes(visitor, { open: '1' })).toEqual(['OPEN'])
    expect(await codes(visitor, { delivery: 'inPerson' })).toEqual(['OPEN'])
    // The open edition is online: the one in person is long over.
    expect(await codes(visitor, { delivery: 'inPerson', open: '1' })).toEqual([])
  })

  test('counts each choice beside what the other groups have chosen', async () => {
    const { facets } = await search(visitor, { kind: 'webinar', open: '1' })
    expect(facets.kinds).toEqual([
      { value: 'specialisedCourse', count: 1, isChosen: false },
      { value: 'webinar', count: 0, isChosen: true },
    ])
    expect(facets.deliveries).toEqual([])
    expect(facets.openCount).toBe(0)
  })

  test('reads nonsense as nothing chosen', async () => {
    const address = {
      kind: ['nonsense', '-1'],
      theme: ['x'.repeat(5000), 'no-such'],
      page: '-1',
      delivery: '{}',
      language: "'; --",
      open: 'yes',
    }
    expect(readFilters(address)).toEqual({
      words: '',
      kinds: [],
      themes: ['no-such'],
      priorities: [],
      languages: [],
      deliveries: [],
      isOpen: false,
      page: 1,
    })
    expect((await search(visitor, address)).facets.themes.map((choice) => choice.value)).toEqual([
      'heritage',
      'migration',
    ])
    expect((await search(visitor, { page: '9999' })).page).toBe(1)
  })

  test('shows the Arabic texts to who reads Arabic, and marks what is not in it', async () => {
    const { cards } = await search(visitor, {}, 'ar')
    expect(cards.map((card) => card.title)).toEqual(['الأشخاص المتنقلون', 'Museums in danger'])
    expect(cards.map((card) => card.textLocale)).toEqual([undefined, 'en'])
  })

  test('asks the database the same number of times for one course and for three', async () => {
    const address = { q: 'sandbank' }
    const add = async () => {
      const course = await buildCourse(db, { title: 'Sandbank navigation', themes: ['migration'], priorityCode: 'A' })
      await buildEdition(db, { courseId: course.id })
      await buildEdition(db, { courseId: course.id })
    }
    await add()
    const one = await countQueries(() => search(people.learner, address))
    await add()
    await add()
    const three = await countQueries(() => search(people.learner, address))
    expect((await search(people.learner, address)).totalCount).toBe(3)
    expect([one, three]).toEqual([11, 11])
  })
})
