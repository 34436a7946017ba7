import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment, buildEnrolments } from '@/prisma/seed/enrolments'
import { newId } from '@/prisma/seed/ids'
import { buildOrganisation, buildPeople, buildPerson } from '@/prisma/seed/people'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { participantsExport } from '../export'
import { participantView } from '../schema'
import { myEnrolment, myEnrolments } from './mine'
import { enrolmentOutlook } from './outlook'
import { participantOf, participants } from './participants'

const STATEMENTS = 6

const view = participantView.parse({})
let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

describe('the participants of an edition', () => {
  test('are seen by those who manage it, and to everyone else are not there', async () => {
    const edition = await buildEdition(db)
    const own = await buildMember(db)
    const { id } = await buildEnrolment(db, { editionId: edition.id, personId: own.personId })
    const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] })
    const other = await buildMember(db, { grants: [{ role: 'coordinator', editionId: (await buildEdition(db)).id }] })
    const observer = await buildMember(db, { grants: [{ role: 'observer' }] })
    for (const viewer of [visitor, own, other, observer] as Viewer[]) {
      expect(await participants(viewer, edition.slug, view, 'en')).toBe(null)
      expect(await participantOf(viewer, edition.slug, id, 'en')).toBe(null)
      expect(await participantsExport(viewer, edition.slug, view, 'en')).toBe(null)
    }
    for (const viewer of [coordinator, administrator]) {
      expect((await participants(viewer, edition.slug, view, 'en'))?.rows.map((row) => row.id)).toEqual([id])
      expect((await participantOf(viewer, edition.slug, id, 'en'))?.participant.name).toBe(own.name)
      expect((await participantsExport(viewer, edition.slug, view, 'en'))?.table.rowCount).toBe(1)
    }
  })

  test('somebody on another edition is not on this one', async () => {
    const [edition, other] = [await buildEdition(db), await buildEdition(db)]
    const { id } = await buildEnrolment(db, { editionId: other.id })
    expect(await participantOf(administrator, edition.slug, id, 'en')).toBe(null)
  })

  test('are narrowed by state and words, sorted, and cut into pages', async () => {
    const organisation = await buildOrganisation(db, { name: 'Ministry of the Interior' })
    const edition = await buildEdition(db, { places: 60 })
    const people = await buildPeople(db, [
      { name: 'Élodie Martin', country: 'FR', email: 'elodie@interior.test' },
      { name: 'Zeynep Arslan', country: 'TR', organisationId: organisation.id },
      { name: 'Adaeze Obi', country: 'NG' },
      { name: 'Gone Away' },
    ])
    const states = ['enrolled', 'enrolled', 'waitlisted', 'withdrawn'] as const
    await buildEnrolments(
      db,
      people.map(({ id: personId }, i) => ({ editionId: edition.id, personId, state: states[i] })),
    )
    const names = async (query: object) =>
      (await participants(administrator, edition.slug, participantView.parse(query), 'en'))?.rows.map(
        ({ name }) => name,
      )
    expect(await names({})).toEqual(['Adaeze Obi', 'Élodie Martin', 'Zeynep Arslan'])
    expect(await names({ sort: 'country' })).toEqual(['Élodie Martin', 'Adaeze Obi', 'Zeynep Arslan'])
    expect(await names({ sort: '-country' })).toEqual(['Zeynep Arslan', 'Adaeze Obi', 'Élodie Martin'])
    expect(await names({ sort: '-name' })).toEqual(['Zeynep Arslan', 'Élodie Martin', 'Adaeze Obi'])
    expect(await names({ sort: 'organisation' })).toEqual(['Zeynep Arslan', 'Adaeze Obi', 'Élodie Martin'])
    expect(await names({ sort: '-organisation' })).toEqual(['Zeynep Arslan', 'Adaeze Obi', 'Élodie Martin'])
    expect(await names({ sort: 'state' })).toEqual(['Adaeze Obi', 'Élodie Martin', 'Zeynep Arslan'])
    expect(await names({ sort: '-state' })).toEqual(['Élodie Martin', 'Zeynep Arslan', 'Adaeze Obi'])
    expect(await names({ sort: 'passwordHash' })).toEqual(await names({}))
    expect(await names({ country: 'NG' })).toEqual(['Adaeze Obi'])
    expect(await names({ country: 'IT' })).toEqual([])
    expect((await participants(administrator, edition.slug, view, 'en'))?.countries.sort()).toEqual(['FR', 'NG', 'TR'])
    expect(await names({ state: 'waitlisted' })).toEqual(['Adaeze Obi'])
    expect(await names({ state: 'withdrawn' })).toEqual(['Gone Away'])
    expect(await names({ state: 'all', words: 'away gone' })).toEqual(['Gone Away'])
    expect(await names({ words: 'interior' })).toEqual(['Élodie Martin', 'Zeynep Arslan'])
    expect(await names({ words: 'INTERIOR zeynep' })).toEqual(['Zeynep Arslan'])
    // Further addresses and the form for certificates are not shown there, so nobody is found by them.
    const [elodie] = people
    await db.personEmail.create({
      data: { id: newId(), personId: elodie?.id ?? '', address: 'e@former.test', isPrimary: false },
    })
    await db.person.update({ where: { id: elodie?.id }, data: { certificateName: 'Latin Form' } })
    expect(await names({ words: '@interior.test' })).toEqual(['Élodie Martin'])
    for (const words of ['former.test', 'latin']) expect(await names({ words })).toEqual([])
    expect(await names({ words: '100%_\\' })).toEqual([])
    await buildEnrolments(
      db,
      (
        await buildPeople(
          db,
          Array.from({ length: 50 }, () => ({})),
        )
      ).map(({ id: personId }) => ({ editionId: edition.id, personId })),
    )
    const last = await participants(administrator, edition.slug, participantView.parse({ page: '99' }), 'en')
    expect([last?.total, last?.page, last?.pageCount, last?.rows.length]).toEqual([53, 2, 2, 3])
  })

  test('the waiting list is in its order, with positions that leave nobody out', async () => {
    const edition = await buildEdition(db, { places: 1 })
    const people = await buildPeople(db, [{ name: 'C' }, { name: 'A' }, { name: 'B' }])
    await buildEnrolments(
      db,
      people.map(({ id: personId }, i) => ({
        editionId: edition.id,
        personId,
        state: 'waitlisted',
        queueSeq: 10 * (i + 1),
      })),
    )
    const list = async (sort: string) => {
      const { rows } = (await participants(administrator, edition.slug, participantView.parse({ sort }), 'en'))!
      return rows.map(({ name, position }) => [name, position])
    }
    const inOrder = [
      ['C', 1],
      ['A', 2],
      ['B', 3],
    ]
    expect(await list('state')).toEqual(inOrder)
    expect(await list('-state')).toEqual(inOrder.toReversed())
  })

  test('who came at the same moment keeps one order on every page', async () => {
    const edition = await buildEdition(db, { places: 60 })
    const people = await buildPeople(
      db,
      Array.from({ length: 55 }, () => ({ name: 'Namesake' })),
    )
    const at = new Date('2026-09-07T10:00:00Z')
    const enrolments = await buildEnrolments(
      db,
      people.map(({ id: personId }) => ({ editionId: edition.id, personId, at })),
    )
    const ids = enrolments.map(({ id }) => id).sort()
    for (const sort of ['name', '-name', 'since', '-since', '-state', 'country']) {
      const pages = ['1', '2'].map((page) =>
        participants(administrator, edition.slug, participantView.parse({ sort, page }), 'ru'),
      )
      expect((await Promise.all(pages)).flatMap((list) => list?.rows.map(({ id }) => id))).toEqual(ids)
    }
  })

  test('are in the order of their reader’s language, countries by their names in it', async () => {
    const edition = await buildEdition(db)
    const people = await buildPeople(db, [
      { name: '王小明', country: 'DE' },
      { name: '陈静', country: 'GE' },
      { name: '张伟', country: 'AL' },
    ])
    await buildEnrolments(
      db,
      people.map(({ id: personId }) => ({ editionId: edition.id, personId })),
    )
    const sorted = async (sort: string, locale: string) =>
      (await participants(administrator, edition.slug, participantView.parse({ sort }), locale))?.rows.map(
        ({ name, country }) => (sort === 'name' ? name : country),
      )
    expect(await sorted('name', 'zh')).toEqual(['陈静', '王小明', '张伟'])
    // Albania, Georgia, Germany; Albanie, Allemagne, Géorgie.
    expect(await sorted('country', 'en')).toEqual(['AL', 'GE', 'DE'])
    expect(await sorted('country', 'fr')).toEqual(['AL', 'DE', 'GE'])
  })

  test('take the same number of statements for one person and for three', async () => {
    const counts: number[] = []
    for (const size of [1, 3]) {
      const edition = await buildEdition(db)
      const people = await buildPeople(
        db,
        Array.from({ length: size }, () => ({})),
      )
      await buildEnrolments(
        db,
        people.map(({ id: personId }) => ({ editionId: edition.id, personId, state: 'waitlisted' })),
      )
      counts.push(await countQueries(() => participants(administrator, edition.slug, view, 'en')))
    }
    expect(counts).toEqual([STATEMENTS, STATEMENTS])
  })

  test('whatever stands in the address shows the list as if it were not there', () => {
    const odd = [
      { page: '-1' },
      { page: ['x'] },
      { state: 'x'.repeat(5000) },
      { sort: { a: 1 } },
      { sort: '-password' },
      { columns: ['password'] },
      { country: 'nowhere' },
      { words: '\u0000' },
      { words: 'x'.repeat(5000) },
    ]
    for (const query of odd) expect(participantView.parse(query)).toEqual(view)
  })
})

describe('one’s own enrolments', () => {
  test('are one’s own alone, named in one’s language, with the place in the list', async () => {
    const course = await buildCourse(db, { title: { en: 'Migration', ar: 'الهجرة' } })
    const edition = await buildEdition(db, { courseId: course.id, label: { en: 'Autumn' } })
    const viewer = await buildMember(db)
    await buildEnrolments(db, [
      { editionId: edition.id, personId: (await buildPerson(db)).id, state: 'waitlisted' },
      { editionId: edition.id, personId: viewer.personId, state: 'waitlisted' },
    ])
    expect(await myEnrolments(viewer, 'ar')).toMatchObject([
      {
        slug: edition.slug,
        courseTitle: 'الهجرة',
        titleLocale: undefined,
        label: 'Autumn',
        labelLocale: 'en',
        position: 2,
      },
    ])
    expect(await myEnrolments(await buildMember(db), 'en')).toEqual([])
    expect(await myEnrolments(visitor, 'en')).toEqual([])
  })

  test('a standing is there for who was ever on the edition, and for nobody else', async () => {
    const edition = await buildEdition(db)
    const viewer = await buildMember(db)
    const byId = administrator.personId
    await buildEnrolment(db, {
      editionId: edition.id,
      personId: viewer.personId,
      state: 'withdrawn',
      reason: 'Work.',
      byId,
      at: new Date(0),
      endedAt: new Date(1000),
    })
    const standing = await myEnrolment(viewer, edition.slug, 'en')
    expect(standing).toMatchObject({ state: 'withdrawn', canWithdraw: false, position: null })
    expect(standing?.changes.map(({ to, reason, isByInstitute }) => [to, reason, isByInstitute])).toEqual([
      ['enrolled', null, true],
      ['withdrawn', 'Work.', true],
    ])
    for (const other of [administrator, visitor]) expect(await myEnrolment(other, edition.slug, 'en')).toBe(null)
    for (const odd of ['-1', '..', 'x'.repeat(5000), '\u0000', { not: '' }] as string[])
      expect(await myEnrolment(viewer, odd, 'en')).toBe(null)
  })

  test('who has left a restricted edition no longer finds it', async () => {
    const edition = await buildEdition(db, { isRestricted: true })
    const [inside, left] = [await buildMember(db), await buildMember(db)]
    await buildEnrolment(db, { editionId: edition.id, personId: inside.personId })
    await buildEnrolment(db, { editionId: edition.id, personId: left.personId, state: 'withdrawn' })
    expect((await myEnrolments(inside, 'en')).map(({ slug }) => slug)).toEqual([edition.slug])
    expect(await myEnrolments(left, 'en')).toEqual([])
    expect(await myEnrolment(left, edition.slug, 'en')).toBe(null)
  })
})

describe('what the edition’s page offers', () => {
  test('a visitor and a newcomer the same, who is in their own place', async () => {
    const edition = await buildEdition(db, { places: 1 })
    const [inside, waits] = await buildPeople(db, [{}, {}])
    await buildEnrolment(db, { editionId: edition.id, personId: inside?.id })
    await buildEnrolment(db, { editionId: edition.id, personId: waits?.id, state: 'waitlisted' })
    const full = { outlook: { kind: 'open', to: 'waitlisted' }, waitingCount: 1, position: null, version: 0 }
    expect(await enrolmentOutlook(visitor, edition.slug)).toMatchObject(full)
    expect(await enrolmentOutlook(await buildMember(db), edition.slug)).toMatchObject(full)
    const of = (person = inside) => enrolmentOutlook(memberOf(person as NonNullable<typeof inside>), edition.slug)
    expect(await of()).toMatchObject({ outlook: { kind: 'in', state: 'enrolled' } })
    expect(await of(waits)).toMatchObject({ outlook: { kind: 'in', state: 'waitlisted' }, position: 1 })
  })

  test('nothing of an edition that the reader cannot see', async () => {
    const restricted = await buildEdition(db, { isRestricted: true })
    const draft = await buildEdition(db, { state: 'draft' })
    for (const viewer of [visitor, await buildMember(db)] as Viewer[]) {
      for (const { slug } of [restricted, draft]) expect(await enrolmentOutlook(viewer, slug)).toBe(null)
    }
  })
})
