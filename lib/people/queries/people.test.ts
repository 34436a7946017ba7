import { beforeAll, describe, expect, it } from 'vitest'
import { invite } from '@/lib/accounts/commands/invite'
import { db } from '@/lib/platform/db'
import { type Member, systemViewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildOrganisation, buildPeople, buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { peopleView, poolView } from '../schema'
import { everybody, findPeople } from './people'
import { listedPool, trainerPool } from './pool'

let administrator: Member
let coordinator: Member
let outsiders: (Member | typeof visitor)[]

beforeAll(async () => {
  const { id: organisationId } = await buildOrganisation(db, { name: 'Ministry of Justice' })
  const edition = await buildEdition(db)
  administrator = await buildMember(db, { name: 'Zz administrator', grants: [{ role: 'administrator' }] })
  coordinator = await buildMember(db, {
    name: 'Zz coordinator',
    grants: [{ role: 'coordinator', editionId: edition.id }],
  })
  outsiders = [
    visitor,
    await buildMember(db, { name: 'Zz learner' }),
    await buildMember(db, { name: 'Zz observer', grants: [{ role: 'observer' }] }),
  ]
  await buildPerson(db, {
    name: '石井 千尋',
    certificateName: 'Chihiro Ishii',
    email: 'ishii@justice.test',
    organisationId,
  })
  await buildPerson(db, { name: 'Nguyễn 100%', email: 'nguyen_1@people.test' })
  const anais = await buildTrainer(db, {
    name: 'Anaïs',
    expertise: ['Organized crime'],
    account: { passwordHash: 'x' },
  })
  const gamal = await buildTrainer(db, {
    name: 'جمال',
    expertise: ['migration'],
    category: 'practitioner',
    trainerLanguages: ['ar'],
  })
  await buildTrainer(db, { name: 'Unasked', expertise: [] })
  await buildSession(db, { editionId: edition.id, trainers: [anais.id, gamal.id] })
  await invite(systemViewer('test'), gamal.id)
})

const view = (query: object) => peopleView.parse(query)

const namesOf = (people: { name: string }[] | undefined) => people?.map(({ name }) => name)

describe('everybody', () => {
  it('is found by parts of a name, of its Latin form, an address or an organisation', async () => {
    const found = async (words: string) => namesOf((await everybody(administrator, view({ q: words }), 'en'))?.people)
    expect(await found('ishii MINISTRY')).toEqual(['石井 千尋'])
    expect(await found('千尋')).toEqual(['石井 千尋'])
    expect(await found('nguyen_')).toEqual(['Nguyễn 100%'])
    expect(await found('Nguye\u0302\u0303n')).toEqual(['Nguyễn 100%'])
    expect(await found('0%')).toEqual(['Nguyễn 100%'])
    expect(await found('%')).toEqual(['Nguyễn 100%'])
    expect(await found('ishii nobody')).toEqual([])
    expect(await found("'; DROP TABLE \\")).toEqual([])
    expect(await found('x'.repeat(5000))).toEqual([])
  })

  it('comes by the page, the last one for a page beyond it', async () => {
    await buildPeople(
      db,
      Array.from({ length: 60 }, (_, i) => ({ name: `Crowd ${String(i).padStart(2, '0')}` })),
    )
    const second = await everybody(administrator, view({ q: 'crowd', page: '2' }), 'en')
    expect(second).toMatchObject({ count: 60, page: 2, pages: 2 })
    expect(namesOf(second?.people)).toEqual(Array.from({ length: 10 }, (_, i) => `Crowd ${50 + i}`))
    expect(await everybody(administrator, view({ q: 'crowd', page: '999999' }), 'en')).toEqual(second)
  })

  it('is sorted both ways by what its headings say, what is not known last and equals by name', async () => {
    const [beta, alpha] = [
      await buildOrganisation(db, { name: 'Beta' }),
      await buildOrganisation(db, { name: 'alpha' }),
    ]
    await buildPeople(db, [
      { name: 'Sorted 1', organisationId: beta.id, country: 'DE' },
      { name: 'Sorted 2', organisationId: alpha.id, country: 'FR' },
      { name: 'Sorted 3', organisationId: alpha.id, country: 'GE' },
      { name: 'Sorted 4' },
    ])
    const sorted = async (sort: string, locale = 'en') => {
      const found = await everybody(administrator, view({ q: 'sorted', sort }), locale)
      return namesOf(found?.people)?.map((name) => Number(name.at(-1)))
    }
    expect(await sorted('person')).toEqual([1, 2, 3, 4])
    expect(await sorted('-person')).toEqual([4, 3, 2, 1])
    expect(await sorted('organisation')).toEqual([2, 3, 1, 4])
    expect(await sorted('-organisation')).toEqual([1, 2, 3, 4])
    // France, Georgia, Germany; Alemania, Francia, Georgia.
    expect(await sorted('country')).toEqual([2, 3, 1, 4])
    expect(await sorted('-country')).toEqual([1, 3, 2, 4])
    expect(await sorted('country', 'es')).toEqual([1, 2, 3, 4])
    expect(await sorted('passwordHash')).toEqual([1, 2, 3, 4])
  })

  it('keeps its order where nothing tells people apart', async () => {
    const people = await buildPeople(
      db,
      Array.from({ length: 55 }, () => ({ name: 'Namesake' })),
    )
    const ids = people.map(({ id }) => id).sort()
    for (const sort of ['person', '-person', 'country', '-organisation']) {
      const pages = ['1', '2'].map((page) => everybody(administrator, view({ q: 'namesake', sort, page }), 'fr'))
      expect((await Promise.all(pages)).flatMap((list) => list?.people.map(({ id }) => id))).toEqual(ids)
    }
  })

  it('is sorted as its reader’s language is', async () => {
    const order = async (locale: string, ...names: string[]) => {
      const key = `${locale}${names.length}`
      await buildPeople(
        db,
        names.map((name) => ({ name, certificateName: key })),
      )
      return namesOf((await everybody(administrator, view({ q: key }), locale))?.people)
    }
    expect(await order('zh', '王小明', '李娜', '张伟', '陈静')).toEqual(['陈静', '李娜', '王小明', '张伟'])
    expect(await order('es', 'Nuñez', 'Nuzo', 'Nunez')).toEqual(['Nunez', 'Nuñez', 'Nuzo'])
    expect(await order('es', 'Ñandú', 'Nzinga', 'Oña', 'Nadia')).toEqual(['Nadia', 'Nzinga', 'Ñandú', 'Oña'])
    expect(await order('ru', 'Anna', 'Анна', 'Яна')).toEqual(['Анна', 'Яна', 'Anna'])
    expect(await order('ar', 'Anna', 'ليلى', 'أمل')).toEqual(['أمل', 'ليلى', 'Anna'])
    expect(await order('fr', 'Étienne', 'Eva', 'Анна', 'Émile')).toEqual(['Émile', 'Étienne', 'Eva', 'Анна'])
  })

  it('is narrowed by a country, and names those to choose from', async () => {
    await buildPeople(db, [
      { name: 'Islander', country: 'FJ' },
      { name: 'Islander', country: 'TO' },
    ])
    const list = await everybody(administrator, view({ q: 'islander', country: 'TO' }), 'en')
    expect(list?.people.map(({ country }) => country)).toEqual(['TO'])
    expect(list?.count).toBe(1)
    expect(list?.countries).toEqual(expect.arrayContaining(['FJ', 'TO']))
    for (const odd of ['XX', 'to', ['FJ; --'], { a: 1 }]) expect(view({ country: odd })).toEqual(view({}))
  })

  it('costs as many statements for one as for many', async () => {
    const statements = (q: string) => countQueries(() => everybody(administrator, view({ q }), 'zh'))
    expect([await statements('ishii'), await statements('namesake')]).toEqual([4, 4])
  })

  it('says who has an account, is invited, teaches and has which roles', async () => {
    const one = async (words: string) => (await everybody(administrator, view({ q: words }), 'en'))?.people[0]
    expect(await one('Anaïs')).toMatchObject({ hasAccount: true, isInvited: false, isTrainer: true, roles: [] })
    expect(await one('جمال')).toMatchObject({ hasAccount: false, isInvited: true, isTrainer: true })
    expect(await one('Zz administrator')).toMatchObject({ isTrainer: false, roles: ['administrator'] })
  })

  it('is an administrator’s alone', async () => {
    for (const viewer of [...outsiders, coordinator]) expect(await everybody(viewer, view({}), 'en')).toBeNull()
  })
})

describe('people to choose from', () => {
  it('are found by whoever plans an edition, so many at most', async () => {
    expect(await findPeople(coordinator, 'ishii', 10)).toEqual([
      { id: expect.any(String), name: '石井 千尋', address: 'ishii@justice.test', organisation: 'Ministry of Justice' },
    ])
    expect((await findPeople(administrator, 'zz', 2)).length).toBe(2)
    expect(await findPeople(administrator, '  ', 10)).toEqual([])
  })
  it('are nobody for others', async () => {
    for (const viewer of outsiders) expect(await findPeople(viewer, 'ishii', 10)).toEqual([])
  })
})

describe('the pool of trainers', () => {
  it('tells category, expertise, languages and who has an account or may be invited', async () => {
    expect(namesOf(await trainerPool(administrator))).toEqual(['Anaïs', 'Unasked', 'جمال'])
    expect(await trainerPool(administrator, 'ANAIS crime')).toMatchObject([
      { name: 'Anaïs', category: 'academic', expertise: ['Organized crime'], hasAccount: true, canBeInvited: false },
    ])
    expect(await trainerPool(administrator, 'جمال')).toMatchObject([
      { category: 'practitioner', languages: ['ar'], hasAccount: false, isInvited: true, canBeInvited: true },
    ])
  })
  it('lets a coordinator invite only who teaches in their editions', async () => {
    const pool = await trainerPool(coordinator)
    expect(pool.map(({ name, canBeInvited }) => [name, canBeInvited])).toEqual([
      ['Anaïs', false],
      ['Unasked', false],
      ['جمال', true],
    ])
  })
  it('is sorted both ways', async () => {
    const sorted = async (sort: string) => namesOf(await listedPool(administrator, poolView.parse({ sort }), 'en'))
    expect(await sorted('person')).toEqual(['Anaïs', 'Unasked', 'جمال'])
    expect(await sorted('-person')).toEqual(['جمال', 'Unasked', 'Anaïs'])
    expect(await sorted('category')).toEqual(['Anaïs', 'Unasked', 'جمال'])
    expect(await sorted('-category')).toEqual(['جمال', 'Anaïs', 'Unasked'])
    expect(await sorted('expertise')).toEqual(['Anaïs', 'Unasked', 'جمال'])
    expect(namesOf(await listedPool(administrator, poolView.parse({}), 'ar'))).toEqual(['جمال', 'Anaïs', 'Unasked'])
  })
  it('is empty for others', async () => {
    for (const viewer of outsiders) expect(await trainerPool(viewer)).toEqual([])
  })
  it('is found by an address or a name for certificates by administrators alone, who are shown them', async () => {
    const hidden = { name: 'Sealed', certificateName: 'Latin Form', email: 'sealed@pool.test', expertise: ['Seals'] }
    await buildTrainer(db, hidden)
    for (const words of ['sealed', 'seals']) expect(namesOf(await trainerPool(coordinator, words))).toEqual(['Sealed'])
    for (const words of ['latin form', 'pool.test']) {
      expect(namesOf(await trainerPool(administrator, words))).toEqual(['Sealed'])
      expect(namesOf(await trainerPool(coordinator, words))).toEqual([])
    }
  })
})
