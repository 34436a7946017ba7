import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { newId } from '@/prisma/seed/ids'
import { buildOrganisation, buildPeople, buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession, buildSessions } from '@/prisma/seed/sessions'
import { memberOf } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { kindsFor } from './policy'
import { search } from './queries/search'
import { MOST_LOOKED_AT } from './rules'
import { readSearch, type SearchKind, searchKinds } from './schema'

const look = (viewer: Viewer, words: string, locale = 'en') => search(viewer, { words, kind: null, page: 1 }, locale)

async function titles(viewer: Viewer, words: string, kind: SearchKind, locale = 'en') {
  const answers = await look(viewer, words, locale)
  return answers.find((one) => one.kind === kind)?.found.map(({ title }) => title.text)
}

async function links(viewer: Viewer, words: string, kind: SearchKind) {
  return (await look(viewer, words)).find((one) => one.kind === kind)?.found.map(({ href }) => href)
}

type Part = 'administrator' | 'coordinator' | 'trainer' | 'learner' | 'other' | 'stranger'
let viewers: Record<Part, Member>
let enrolmentId: string
let participantId: string
let restrictedId: string

beforeAll(async () => {
  const open = await buildCourse(db, {
    code: 'OPEN-1',
    title: { en: 'People on the move', fr: 'Personnes en déplacement', ar: 'الأشخاص المتنقلون' },
    summary: 'How courts answer extrémism.',
  })
  const edition = await buildEdition(db, {
    courseId: open.id,
    slug: 'open-autumn',
    label: { en: 'Autumn run', fr: 'Automne' },
  })
  const secret = await buildCourse(db, { code: 'SECRET-1', title: 'Zeppelin inquiries' })
  const restricted = await buildEdition(db, {
    courseId: secret.id,
    slug: 'secret-run',
    label: 'Whispered run',
    isRestricted: true,
  })
  const draft = await buildEdition(db, {
    courseId: open.id,
    slug: 'open-draft',
    label: 'Quicksilver run',
    state: 'draft',
  })

  const people = await Promise.all(Array.from({ length: 5 }, (_, i) => buildPerson(db, { name: `Viewer ${i}` })))
  const [administrator, coordinator, learner, other, stranger] = people as [(typeof people)[0], ...typeof people]
  const trainer = await buildTrainer(db, { name: 'Élodie Marchetti' })
  const participant = await buildPerson(db, { name: 'Łukasz Wójcik', email: 'l.wojcik@court.test' })
  await buildPerson(db, { name: 'Nobody Known' })
  participantId = participant.id
  restrictedId = restricted.id
  enrolmentId = (await buildEnrolment(db, { editionId: restricted.id, personId: participant.id, state: 'enrolled' })).id
  await buildEnrolment(db, { editionId: restricted.id, personId: learner!.id, state: 'enrolled' })
  await buildEnrolment(db, { editionId: edition.id, personId: other!.id, state: 'enrolled' })

  await buildSession(db, { editionId: edition.id, title: 'Tracing the Routes' })
  await buildSession(db, { editionId: restricted.id, title: 'Balloon forensics', trainers: [trainer.id] })
  await buildSession(db, { editionId: draft.id, title: 'Mercury planning' })
  viewers = {
    administrator: memberOf(administrator, { grants: [{ role: 'administrator' }] }),
    coordinator: memberOf(coordinator!, { grants: [{ role: 'coordinator', editionId: restricted.id }] }),
    trainer: memberOf(trainer, { isTrainer: true }),
    learner: memberOf(learner!),
    other: memberOf(other!),
    stranger: memberOf(stranger!),
  }
})

describe('what is found', () => {
  test('is forgiving of marks, case and slips, and in the reader’s language', async () => {
    expect(await titles(visitor, 'PEOPLE move', 'courses')).toEqual(['People on the move'])
    expect(await titles(visitor, 'deplacement', 'courses', 'fr')).toEqual(['Personnes en déplacement'])
    expect(await titles(visitor, 'peopel', 'courses')).toEqual(['People on the move'])
    expect(await titles(visitor, 'المُتنقّلون', 'courses', 'ar')).toEqual(['الأشخاص المتنقلون'])
    expect(await titles(visitor, 'tracing rotes', 'sessions')).toEqual(['Tracing the Routes'])
    expect(await titles(viewers.administrator, 'lukasz wojcik', 'people')).toEqual(['Łukasz Wójcik'])
    expect(await titles(viewers.administrator, 'elodie markhetti', 'people')).toEqual(['Élodie Marchetti'])
  })

  test('of editions has each word in its own name or its course’s, in any language', async () => {
    expect(await links(visitor, 'people autumn', 'editions')).toEqual(['/editions/open-autumn'])
    expect(await links(visitor, 'people automne', 'editions')).toEqual(['/editions/open-autumn'])
    expect(await links(visitor, 'people winter', 'editions')).toEqual([])
  })

  test('leads to the page on which the viewer works with it', async () => {
    const { administrator, coordinator, trainer, learner } = viewers
    expect(await links(learner, 'zeppelin', 'editions')).toEqual(['/editions/secret-run'])
    expect(await links(coordinator, 'zeppelin', 'editions')).toEqual(['/admin/editions/secret-run'])
    expect(await links(coordinator, 'wojcik', 'people')).toEqual([
      `/admin/editions/secret-run/participants/${enrolmentId}`,
    ])
    expect(await links(trainer, 'wojcik', 'people')).toEqual(['/teach/editions/secret-run'])
    expect(await links(administrator, 'wojcik', 'people')).toEqual([`/admin/people/${participantId}`])
    expect((await links(trainer, 'balloon', 'sessions'))?.[0]).toMatch(/^\/teach\/sessions\//)
    expect((await links(coordinator, 'balloon', 'sessions'))?.[0]).toMatch(/^\/admin\/editions\/secret-run\/schedule\//)
    expect(await links(learner, 'balloon', 'sessions')).toEqual(['/editions/secret-run'])
  })

  test('is nothing for words without a letter', async () => {
    expect((await look(viewers.administrator, '!!! …')).map(({ count }) => count)).toEqual([0, 0, 0, 0])
    expect((await look(viewers.administrator, '%')).map(({ count }) => count)).toEqual([0, 0, 0, 0])
  })
})

describe('who finds what', () => {
  test('a restricted edition, its course and its sessions exist for those in it and those who run it alone', async () => {
    const { administrator, coordinator, trainer, learner, other, stranger } = viewers
    for (const viewer of [administrator, coordinator, trainer, learner]) {
      expect(await titles(viewer, 'zeppelin', 'courses')).toEqual(['Zeppelin inquiries'])
      expect(await titles(viewer, 'whispered', 'editions')).toEqual(['Zeppelin inquiries'])
      expect(await titles(viewer, 'balloon', 'sessions')).toEqual(['Balloon forensics'])
    }
    for (const viewer of [visitor, stranger, other]) {
      for (const words of ['zeppelin', 'whispered', 'balloon', 'SECRET-1', 'secret run']) {
        expect((await look(viewer, words)).flatMap(({ count, found }) => [count, ...found])).toEqual([0, 0, 0])
      }
    }
  })

  test('a draft is its planners’', async () => {
    expect(await titles(viewers.administrator, 'quicksilver', 'editions')).toEqual(['People on the move'])
    expect(await titles(viewers.administrator, 'mercury', 'sessions')).toEqual(['Mercury planning'])
    for (const viewer of [visitor, viewers.coordinator, viewers.learner]) {
      expect(await titles(viewer, 'quicksilver', 'editions')).toEqual([])
      expect(await titles(viewer, 'mercury', 'sessions')).toEqual([])
    }
  })

  test('people are found by those who have a page on which they see them', async () => {
    const { administrator, coordinator, trainer, learner, other, stranger } = viewers
    for (const viewer of [visitor, learner, other, stranger]) {
      expect(kindsFor(viewer)).toEqual(['courses', 'editions', 'sessions'])
      expect(await titles(viewer, 'wojcik', 'people')).toBeUndefined()
    }
    for (const viewer of [administrator, coordinator, trainer]) expect(kindsFor(viewer)).toEqual([...searchKinds])
    expect(await titles(administrator, 'nobody known', 'people')).toEqual(['Nobody Known'])
    expect(await titles(coordinator, 'nobody known', 'people')).toEqual([])
    expect(await titles(coordinator, 'marchetti', 'people')).toEqual(['Élodie Marchetti'])
    expect(await titles(trainer, 'nobody known', 'people')).toEqual([])
    // What a page does not tell its reader, the search does not confirm.
    expect(await titles(coordinator, 'court.test', 'people')).toEqual(['Łukasz Wójcik'])
    expect(await titles(trainer, 'court.test', 'people')).toEqual([])
  })

  test('people are found by nothing that the page does not tell', async () => {
    const { administrator, coordinator, trainer } = viewers
    const { id: organisationId } = await buildOrganisation(db, { name: 'Ministry of Shoals' })
    const hidden = { certificateName: 'Latin Form', organisationId }
    const expert = await buildTrainer(db, { ...hidden, name: 'Sealed Expert', email: 'sealed@pool.test' })
    const learner = await buildPerson(db, { ...hidden, name: 'Sealed Learner', email: 'sealed@class.test' })
    await buildEnrolment(db, { editionId: restrictedId, personId: learner.id, state: 'enrolled' })
    for (const personId of [expert.id, learner.id])
      await db.personEmail.create({
        data: { id: newId(), personId, address: `${personId}@former.test`, isPrimary: false },
      })
    const both = ['Sealed Expert', 'Sealed Learner']
    const found = async (viewer: Viewer, words: string) => (await titles(viewer, words, 'people'))?.toSorted()
    for (const words of ['sealed', 'shoals', 'latin form', 'former.test'])
      expect(await found(administrator, words)).toEqual(both)
    for (const words of ['sealed', 'shoals']) expect(await found(coordinator, words)).toEqual(both)
    expect(await found(coordinator, 'class.test')).toEqual(['Sealed Learner'])
    for (const words of ['pool.test', 'latin form', 'former.test']) expect(await found(coordinator, words)).toEqual([])
    expect(await found(trainer, 'sealed')).toEqual(['Sealed Learner'])
    for (const words of ['shoals', 'latin form', 'test']) expect(await found(trainer, words)).toEqual([])
  })
})

test('the number of statements does not grow with what is found', async () => {
  const count = (words: string) => countQueries(() => look(viewers.administrator, words))
  const course = await buildCourse(db, { title: 'Onlyonce' })
  const edition = await buildEdition(db, { courseId: course.id })
  const learn = async () => {
    await buildSession(db, { editionId: edition.id, title: 'Onlyonce' })
    const person = await buildPerson(db, { name: 'Onlyonce Person' })
    await buildEnrolment(db, { editionId: edition.id, personId: person.id, state: 'enrolled' })
  }
  await learn()
  const one = await count('onlyonce')
  for (let i = 0; i < 3; i++) await learn()
  expect(await count('onlyonce')).toBe(one)
})

describe('what the viewer may not see', () => {
  const crowd = MOST_LOOKED_AT + 1
  const each = <T>(make: (i: number) => T) => Array.from({ length: crowd }, (_, i) => make(i))
  const answersTo = async (viewer: Viewer, words: string, kind: SearchKind) =>
    (await look(viewer, words)).find((one) => one.kind === kind)

  // The database knows how much there is, as one does that has been served for a while.
  const asIfKept = () => db.$executeRaw`ANALYZE`

  test('neither takes the place of what they may, nor says that there is more', async () => {
    const { administrator, coordinator, trainer } = viewers
    // Named as the words are, and so before those that hold them in the middle.
    await buildPeople(
      db,
      each((i) => ({ name: `Crowded ${i}` })),
    )
    const seen = await buildPerson(db, { name: 'Zz Crowded' })
    await buildEnrolment(db, { editionId: restrictedId, personId: seen.id, state: 'enrolled' })
    await asIfKept()
    for (const viewer of [coordinator, trainer])
      expect(await answersTo(viewer, 'crowded', 'people')).toMatchObject({
        count: 1,
        isCapped: false,
        found: [{ title: { text: 'Zz Crowded' } }],
      })
    expect(await answersTo(administrator, 'crowded', 'people')).toMatchObject({ count: 500, isCapped: true })
  })

  test('is so of courses, editions and sessions too', async () => {
    const hidden = each(() => ({ id: newId(), code: newId().slice(-12), title: 'Thronged', summary: '' }))
    await db.course.createMany({
      data: hidden.map(({ id, code }) => ({ id, code, kind: 'webinar', createdAt: new Date() })),
    })
    await db.courseText.createMany({
      data: hidden.map(({ id: courseId, title, summary }) => {
        return { courseId, locale: 'en', title, summary, searchText: 'thronged' }
      }),
    })
    const dates = { startsOn: new Date('2097-01-01'), endsOn: new Date('2097-02-01'), createdAt: new Date() }
    const edition = { state: 'published', isRestricted: true, zone: 'Europe/Rome', places: 10, ...dates } as const
    await db.edition.createMany({
      data: hidden.map(({ id: courseId, code: slug }) => ({ ...edition, id: newId(), courseId, slug })),
    })
    await buildSessions(
      db,
      each(() => ({ editionId: restrictedId, title: 'Thronged' })),
    )
    const course = await buildCourse(db, { title: 'Thronged course' })
    const shown = await buildEdition(db, { courseId: course.id, startsOn: '2001-01-01', endsOn: '2001-02-01' })
    const session = await buildSession(db, { editionId: shown.id, title: 'Thronged', localStart: '2001-01-10T10:00' })
    await asIfKept()
    const seen = await look(visitor, 'thronged')
    expect(seen.map(({ kind, count, isCapped, found }) => [kind, count, isCapped, found[0]?.id])).toEqual([
      ['courses', 1, false, course.id],
      ['editions', 1, false, shown.id],
      ['sessions', 1, false, session.id],
    ])
    const all = await look(viewers.administrator, 'thronged')
    expect(all.slice(0, 3).map(({ count, isCapped }) => [count, isCapped])).toEqual(Array(3).fill([500, true]))
  })
})

test('an address that asks for what there is not is read as it can be, and says so', () => {
  const kinds = kindsFor(visitor)
  expect(readSearch({}, kinds)).toEqual({ words: '', kind: null, page: 1, faults: [] })
  expect(readSearch({ q: ['a b', 'c'], kind: 'sessions', page: '2' }, kinds)).toEqual({
    words: 'a b',
    kind: 'sessions',
    page: 2,
    faults: [],
  })
  const odd = readSearch({ q: 'x'.repeat(300), kind: 'people', page: '-1' }, kinds)
  expect([odd.words.length, odd.kind, odd.page, odd.faults]).toEqual([200, null, 1, ['tooLong', 'noSuchKind']])
  expect(readSearch({ q: '%_\u0000' }, kinds).faults).toEqual(['noLetters'])
})
