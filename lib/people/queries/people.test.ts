import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, systemViewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildOrganisation, buildPeople, buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { invite } from '../commands/invite'
import { everybody, findPeople } from './people'
import { trainerPool } from './pool'

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

const namesOf = (people: { name: string }[] | undefined) => people?.map(({ name }) => name)

describe('everybody', () => {
  it('is found by parts of a name, of its Latin form, an address or an organisation', async () => {
    const found = async (words: string) => namesOf((await everybody(administrator, words, 1))?.people)
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
    const second = await everybody(administrator, 'crowd', 2)
    expect(second).toMatchObject({ count: 60, page: 2, pages: 2 })
    expect(namesOf(second?.people)).toEqual(Array.from({ length: 10 }, (_, i) => `Crowd ${50 + i}`))
    expect(await everybody(administrator, 'crowd', 999_999)).toEqual(second)
  })

  it('says who has an account, is invited, teaches and has which roles', async () => {
    const one = async (words: string) => (await everybody(administrator, words, 1))?.people[0]
    expect(await one('Anaïs')).toMatchObject({ hasAccount: true, isInvited: false, isTrainer: true, roles: [] })
    expect(await one('جمال')).toMatchObject({ hasAccount: false, isInvited: true, isTrainer: true })
    expect(await one('Zz administrator')).toMatchObject({ isTrainer: false, roles: ['administrator'] })
  })

  it('is an administrator’s alone', async () => {
    for (const viewer of [...outsiders, coordinator]) expect(await everybody(viewer, '', 1)).toBeNull()
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
  it('is empty for others', async () => {
    for (const viewer of outsiders) expect(await trainerPool(viewer)).toEqual([])
  })
})
