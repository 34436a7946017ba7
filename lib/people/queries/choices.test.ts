import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildOrganisation, buildPerson, buildTrainer } from '@/prisma/seed/people'
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
