import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition, buildModule, buildTerm } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildGrant, buildPerson } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { catalogue } from '../queries/catalogue'
import {
  type CourseInput,
  courseInput,
  type EditionInput,
  editionInput,
  moduleInput,
  newEditionInput,
  readFilters,
} from '../schema'
import { actOnEdition } from './act-on-edition'
import { appointCoordinator, dismissCoordinator } from './appoint-coordinator'
import { changeCourse } from './change-course'
import { changeEdition } from './change-edition'
import { createCourse } from './create-course'
import { createEdition } from './create-edition'
import { addModule } from './write-module'

let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

const aCourse = (more: Partial<Record<string, unknown>> = {}): CourseInput =>
  courseInput.parse({
    code: `C-${randomUUID().slice(0, 8)}`,
    kind: 'specialisedCourse',
    languages: ['en', 'ar'],
    audiences: ['academia'],
    goals: ['16', '4'],
    themes: [],
    newTheme: {},
    baseLocale: 'en',
    texts: {
      en: { title: 'Money laundering', summary: 'How it is done and found.' },
      ar: { title: 'غسل الأموال' },
    },
    ...more,
  })

const editionFields = {
  baseLocale: 'en',
  texts: { en: { label: 'Autumn 2027' } },
  startsOn: '2027-10-04',
  endsOn: '2027-12-17',
  zone: 'Europe/Rome',
  delivery: 'online',
  wayIn: 'open',
  rate: '80',
  rateBasis: 'sessions',
  late: '100',
  leftEarly: '66.6',
}
const newEdition = (more = {}) => newEditionInput.parse({ ...editionFields, places: '30', ...more })
const anEdition = (more = {}): EditionInput => editionInput.parse({ ...editionFields, ...more })

const key = () => randomUUID()
const stateOf = async (slug: string) => (await db.edition.findUniqueOrThrow({ where: { slug } })).state

describe('a course', () => {
  test('is created with its texts, found by them, and its edition published into the catalogue', async () => {
    const input = aCourse({ newTheme: { en: { newTheme: 'Dirty money' }, ar: { newTheme: 'المال القذر' } } })
    expect(await createCourse(administrator, key(), input)).toEqual({ ok: true, value: { code: input.code } })
    const course = await db.course.findUniqueOrThrow({
      where: { code: input.code },
      include: { texts: true, themes: true },
    })
    expect(course.goals).toEqual([16, 4])
    expect(course.themes.map(({ themeSlug }) => themeSlug)).toEqual(['dirty-money'])
    expect(course.texts.map(({ searchText }) => searchText).join()).toContain('dirty money')
    const made = await createEdition(administrator, course.id, key(), newEdition())
    const slug = made.ok ? made.value.slug : ''
    expect(slug).toBe(`${input.code.toLowerCase()}-autumn-2027`)
    const edition = await db.edition.findUniqueOrThrow({ where: { slug } })
    expect(edition).toMatchObject({ state: 'draft', places: 30, ratePermille: 800, leftEarlyPermille: 666 })
    const found = async () =>
      (await catalogue(visitor, readFilters({ q: 'launderng' }), 'en')).cards.map(({ code }) => code)
    expect(await found()).toEqual([])
    const published = await actOnEdition(administrator, { editionId: edition.id, version: 1, act: 'publish' })
    expect(published).toMatchObject({ ok: true })
    expect(await found()).toEqual([input.code])
    const acts = await db.auditEntry.findMany({ where: { editionId: edition.id }, orderBy: { seq: 'asc' } })
    expect(acts.map(({ act }) => act)).toEqual(['edition.create', 'edition.publish'])
  })

  test('of one code is created once, in whatever case and however many at once', async () => {
    const code = `Same-${randomUUID().slice(0, 4)}`
    const all = await Promise.all(
      ['', '', '', ''].map((_, i) =>
        createCourse(administrator, key(), aCourse({ code: i % 2 ? code : code.toUpperCase() })),
      ),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    for (const one of all.filter(({ ok }) => !ok)) expect(one).toMatchObject({ reason: 'codeTaken', field: 'code' })
    expect(await db.course.count({ where: { code } })).toBe(1)
  })

  test('sent twice is created once', async () => {
    const [same, input] = [key(), aCourse()]
    const both = await Promise.all([createCourse(administrator, same, input), createCourse(administrator, same, input)])
    expect(both).toEqual([both[0], both[0]])
    expect(both[0]).toMatchObject({ ok: true })
  })

  test('is changed by one of two who read it at the same time', async () => {
    const { id } = await buildCourse(db, { title: { en: 'One', fr: 'Un' } })
    const known = { courseId: id, version: 1 }
    const both = await Promise.all([
      changeCourse(administrator, known, aCourse({ texts: { en: { title: 'Two' } } })),
      changeCourse(administrator, known, aCourse({ texts: { en: { title: 'Three' } } })),
    ])
    expect(both.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['ok', 'stale'])
    const texts = await db.courseText.findMany({ where: { courseId: id } })
    expect(texts.map(({ locale }) => locale).sort()).toEqual(['en', 'fr'])
    expect(texts.every(({ searchText }) => searchText.length > 0)).toBe(true)
  })

  test('refuses what is not on its lists and does nothing by halves', async () => {
    const themes = await db.theme.count()
    const input = aCourse({ newTheme: { en: { newTheme: 'Never kept' } }, priorityCode: 'none' })
    expect(await createCourse(administrator, key(), input)).toMatchObject({
      reason: 'notOnList',
      field: 'priorityCode',
    })
    const { code } = await buildCourse(db)
    const { id } = await buildCourse(db)
    const change = aCourse({ code: code.toLowerCase(), newTheme: { en: { newTheme: 'Never kept' } } })
    expect(await changeCourse(administrator, { courseId: id, version: 1 }, change)).toMatchObject({
      reason: 'codeTaken',
    })
    expect(await db.theme.count()).toBe(themes)
  })
})

describe('an edition', () => {
  test('takes the window’s local times as instants of its zone', async () => {
    const { id } = await buildCourse(db)
    const window = { enrolFrom: '2027-03-28T01:59', enrolUntil: '2027-10-31T02:30' }
    const make = (more: object) => createEdition(administrator, id, key(), newEdition({ ...window, ...more }))
    expect(await make({})).toMatchObject({ reason: 'localTimeTwice', field: 'enrolUntil' })
    expect(await make({ enrolFrom: '2027-03-28T02:30' })).toMatchObject({
      reason: 'localTimeMissing',
      field: 'enrolFrom',
    })
    expect(await make({ enrolUntil: '2027-03-01T00:00' })).toMatchObject({
      reason: 'windowNotInOrder',
      field: 'enrolUntil',
    })
    const made = await make({ fold: '1' })
    const slug = made.ok ? made.value.slug : ''
    expect(await db.edition.findUniqueOrThrow({ where: { slug } })).toMatchObject({
      enrolFromAt: new Date('2027-03-28T00:59:00Z'),
      enrolUntilAt: new Date('2027-10-31T01:30:00Z'),
    })
  })

  test('of one address is made once, and a proposed address is made free', async () => {
    const { id } = await buildCourse(db)
    const slug = `taken-${randomUUID().slice(0, 8)}`
    const all = await Promise.all([1, 2, 3].map(() => createEdition(administrator, id, key(), newEdition({ slug }))))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(all.find(({ ok }) => !ok)).toMatchObject({ reason: 'slugTaken', field: 'slug' })
    const made = await Promise.all([1, 2].map(() => createEdition(administrator, id, key(), newEdition())))
    const slugs = made.map((one) => (one.ok ? one.value.slug : one.reason)).toSorted()
    expect(slugs).toEqual([slugs[0], `${slugs[0]}-2`])
  })

  test('made from an earlier one has its terms and modules and nobody of it', async () => {
    const earlier = await buildEdition(db)
    const term = await buildTerm(db, { editionId: earlier.id, name: { en: 'First term', ar: 'الفصل الأول' } })
    await buildModule(db, { editionId: earlier.id, termId: term.id, title: 'Evidence', credits: 4.5 })
    await buildModule(db, { editionId: earlier.id, title: 'Thesis', isElective: true, position: 2 })
    await buildEnrolment(db, { editionId: earlier.id, personId: (await buildPerson(db)).id })
    const made = await createEdition(administrator, earlier.courseId, key(), newEdition({ fromSlug: earlier.slug }))
    const slug = made.ok ? made.value.slug : ''
    const copy = await db.edition.findUniqueOrThrow({
      where: { slug },
      include: {
        terms: { include: { texts: true } },
        modules: { include: { texts: true } },
        enrolments: true,
        grants: true,
      },
    })
    expect(copy).toMatchObject({ takenCount: 0, enrolments: [], grants: [], state: 'draft' })
    expect(copy.terms[0]?.texts).toHaveLength(2)
    expect(copy.modules.map(({ termId, texts }) => [termId === copy.terms[0]?.id, texts[0]?.title]).sort()).toEqual([
      [false, 'Thesis'],
      [true, 'Evidence'],
    ])
    const other = await createEdition(
      administrator,
      (await buildCourse(db)).id,
      key(),
      newEdition({ fromSlug: earlier.slug }),
    )
    expect(other.ok && (await db.module.count({ where: { edition: { slug: other.value.slug } } }))).toBe(0)
  })

  test('changed since it was read is not overwritten; a cancelled one stays as it is', async () => {
    const { id } = await buildEdition(db)
    const change = (version: number) => changeEdition(administrator, { editionId: id, version }, anEdition())
    expect(await change(1)).toMatchObject({ ok: true })
    expect(await change(1)).toMatchObject({ reason: 'stale' })
    await db.edition.update({ where: { id }, data: { state: 'cancelled' } })
    expect(await change(2)).toMatchObject({ reason: 'editionCancelled' })
  })

  test('is cancelled once its coming sessions are, with the reason kept', async () => {
    const { id, slug } = await buildEdition(db)
    const session = await buildSession(db, { editionId: id, startsAt: new Date(Date.now() + 86_400_000) })
    const cancel = () => actOnEdition(administrator, { editionId: id, version: 1, act: 'cancel', reason: 'No funds' })
    expect(await cancel()).toMatchObject({ reason: 'sessionsToCome', params: { count: 1 } })
    await db.session.update({ where: { id: session.id }, data: { isLive: false, cancelledReason: 'No funds' } })
    expect(await cancel()).toMatchObject({ ok: true })
    expect(await stateOf(slug)).toBe('cancelled')
    const [entry] = await db.auditEntry.findMany({ where: { editionId: id } })
    expect(entry).toMatchObject({ act: 'edition.cancel', reason: 'No funds' })
  })

  test('with people in it does not become a draft again', async () => {
    const { id } = await buildEdition(db)
    await buildEnrolment(db, { editionId: id, personId: (await buildPerson(db)).id })
    const { version } = await db.edition.findUniqueOrThrow({ where: { id } })
    expect(await actOnEdition(administrator, { editionId: id, version, act: 'takeBack' })).toMatchObject({
      reason: 'editionHasPeople',
    })
  })
})

describe('who may', () => {
  test('administrators all, coordinators their own editions, nobody else anything', async () => {
    const own = await buildEdition(db, { state: 'draft' })
    const other = await buildEdition(db, { state: 'draft' })
    const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: own.id }] })
    const trainer = memberOf(await buildPerson(db), { isTrainer: true })
    const learner = await buildMember(db)
    const module = moduleInput.parse({ texts: { en: { title: 'Evidence' } } })
    for (const viewer of [coordinator, trainer, learner]) {
      const mayRun = viewer === coordinator
      const run = { editionId: other.id, version: 1 }
      expect(await createCourse(viewer, key(), aCourse())).toMatchObject({ reason: 'notFound' })
      expect(await changeCourse(viewer, { courseId: own.courseId, version: 1 }, aCourse())).toMatchObject({
        reason: 'notFound',
      })
      expect(await createEdition(viewer, own.courseId, key(), newEdition())).toMatchObject({ reason: 'notFound' })
      expect(await changeEdition(viewer, run, anEdition())).toMatchObject({ reason: 'notFound' })
      expect(await actOnEdition(viewer, { ...run, act: 'publish' })).toMatchObject({ reason: 'notFound' })
      expect(await addModule(viewer, other.id, key(), module)).toMatchObject({ reason: 'notFound' })
      const about = { editionId: own.id, personId: learner.personId }
      expect(await appointCoordinator(viewer, about)).toMatchObject({ reason: 'notFound' })
      expect((await addModule(viewer, own.id, key(), module)).ok).toBe(mayRun)
      expect((await actOnEdition(viewer, { editionId: own.id, version: 1, act: 'publish' })).ok).toBe(mayRun)
      expect((await changeEdition(viewer, { editionId: own.id, version: 2 }, anEdition())).ok).toBe(mayRun)
    }
    expect(await changeEdition(visitor, { editionId: own.id, version: 3 }, anEdition())).toMatchObject({
      reason: 'notFound',
    })
    expect(await stateOf(other.slug)).toBe('draft')
  })

  test('somebody is appointed once and dismissed, and ids of nonsense are not found', async () => {
    const { id: editionId, courseId } = await buildEdition(db)
    const { id: personId } = await buildPerson(db)
    const about = { editionId, personId }
    await Promise.all([1, 2, 3].map(() => appointCoordinator(administrator, about)))
    expect(await db.roleGrant.count({ where: about })).toBe(1)
    expect(await db.auditEntry.count({ where: { editionId } })).toBe(1)
    await buildGrant(db, personId, { role: 'observer' })
    expect(await dismissCoordinator(administrator, about)).toMatchObject({ value: { staysThroughCourse: false } })
    expect((await db.roleGrant.findMany({ where: { personId } })).map(({ role }) => role)).toEqual(['observer'])
    await appointCoordinator(administrator, about)
    await buildGrant(db, personId, { role: 'coordinator', courseId })
    expect(await dismissCoordinator(administrator, about)).toMatchObject({ value: { staysThroughCourse: true } })
    for (const wrong of ['-1', 'x'.repeat(5000), randomUUID()]) {
      expect(await appointCoordinator(administrator, { editionId: wrong, personId })).toMatchObject({
        reason: 'notFound',
      })
      expect(await appointCoordinator(administrator, { editionId, personId: wrong })).toMatchObject({
        reason: 'notFound',
      })
      expect(await changeCourse(administrator, { courseId: wrong, version: 1 }, aCourse())).toMatchObject({
        reason: 'notFound',
      })
    }
  })
})
