import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { newId } from '@/prisma/seed/ids'
import { buildOrganisation, buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { peopleToChoose } from './choices'
import { poolMembers } from './pool'

let administrator: Member
let coordinator: Member
let outsiders: Parameters<typeof peopleToChoose>[0][]

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: (await buildEdition(db)).id }] })
  outsiders = [
    visitor,
    await buildMember(db),
    { ...(await buildMember(db)), isTrainer: true },
    await buildMember(db, { grants: [{ role: 'observer' }] }),
  ]
})

describe('people to choose one from', () => {
  it('are found by every word, trainers alone by their expertise, with what tells them apart', async () => {
    const { id: organisationId } = await buildOrganisation(db, { name: 'Ministry of Tides' })
    const person = await buildPerson(db, { name: 'Chosen One', organisationId, email: null })
    const trainer = await buildTrainer(db, {
      name: 'Chosen Two',
      expertise: ['Tidal law', 'Evidence'],
      email: 'two@tides.test',
    })
    const one = { value: person.id, label: 'Chosen One', detail: 'Ministry of Tides' }
    for (const viewer of [administrator, coordinator]) {
      expect(await peopleToChoose(viewer, 'people', 'chosen tides')).toEqual([
        one,
        { value: trainer.id, label: 'Chosen Two', detail: 'two@tides.test' },
      ])
      expect(await peopleToChoose(viewer, 'trainers', 'chosen')).toEqual([
        { value: trainer.id, label: 'Chosen Two', detail: 'Tidal law · Evidence' },
      ])
      expect(await peopleToChoose(viewer, 'trainers', 'TIDAL two')).toHaveLength(1)
    }
    expect(await peopleToChoose(administrator, 'people', 'tidal chosen')).toEqual([])
  })

  it('are found by nothing that their finder is not shown', async () => {
    const { id: organisationId } = await buildOrganisation(db, { name: 'Ministry of Shoals' })
    const someone = { name: 'Sealed Person', certificateName: 'Latin Form', email: 'main@sealed.test', organisationId }
    const expert = await buildTrainer(db, { ...someone, expertise: ['Seals'] })
    await db.personEmail.create({
      data: { id: newId(), personId: expert.id, address: 'former@elsewhere.test', isPrimary: false },
    })
    const planner = await buildMember(db, {
      grants: [
        { role: 'coordinator', sessionId: (await buildSession(db, { editionId: (await buildEdition(db)).id })).id },
      ],
    })
    const asked = ['sealed', 'seals', 'main@sealed', 'shoals', 'former@', 'latin'] as const
    const found = async (viewer: Member, among: 'people' | 'trainers') => {
      const choices = await Promise.all(asked.map((words) => peopleToChoose(viewer, among, words)))
      return asked.filter((_, i) => choices[i]?.some(({ value }) => value === expert.id))
    }
    expect(await found(administrator, 'trainers')).toEqual([...asked])
    expect(await found(administrator, 'people')).toEqual(['sealed', 'main@sealed', 'shoals', 'former@', 'latin'])
    expect(await found(coordinator, 'people')).toEqual(['sealed', 'main@sealed', 'shoals'])
    for (const viewer of [coordinator, planner]) expect(await found(viewer, 'trainers')).toEqual(['sealed', 'seals'])
  })

  it('are nobody without words, and nobody for those who plan nothing', async () => {
    const { id } = await buildTrainer(db, { name: 'Hidden Expert' })
    for (const among of ['people', 'trainers'] as const) {
      expect(await peopleToChoose(administrator, among, '  ')).toEqual([])
      for (const viewer of outsiders) expect(await peopleToChoose(viewer, among, 'Hidden')).toEqual([])
    }
    for (const viewer of outsiders) expect(await poolMembers(viewer, [id])).toEqual([])
    expect(await poolMembers(coordinator, [id])).toMatchObject([
      { personId: id, name: 'Hidden Expert', canBeInvited: false },
    ])
  })

  it('cost the same number of statements, one or three', async () => {
    const counted = (among: 'people' | 'trainers') =>
      countQueries(() => peopleToChoose(administrator, among, 'Countable'))
    for (const more of [1, 2]) {
      for (let i = 0; i < more; i += 1) await buildTrainer(db, { name: 'Countable' })
      expect([await counted('people'), await counted('trainers')]).toEqual([2, 2])
    }
  })
})
