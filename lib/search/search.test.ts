import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { memberOf } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { kindsFor } from './policy'
import { search } from './queries/search'
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
