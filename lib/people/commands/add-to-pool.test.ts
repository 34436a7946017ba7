import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import type { PoolInput } from '../schema'
import { addToPool } from './add-to-pool'

const trainer = (address = `${unique()}@people.test`): PoolInput => ({
  name: 'გიორგი',
  address,
  category: 'practitioner',
  expertise: ['evidence'],
  languages: ['en', 'ru'],
})

const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })

describe('adding to the pool', () => {
  it('makes a person without an account, whose address nobody has proved yet', async () => {
    const input = trainer()
    const result = await addToPool(await administrator(), input)
    expect(result).toMatchObject({ ok: true, value: { isNewPerson: true } })
    const { name, address, ...expert } = input
    expect(
      await db.person.findFirst({ where: { name }, include: { emails: true, trainer: true, account: true } }),
    ).toMatchObject({
      emails: [{ address, verifiedAt: null, isPrimary: true }],
      trainer: expert,
      account: null,
    })
  })

  it('takes the person whose address it is, under the name on record', async () => {
    const address = `${unique()}@people.test`
    const { id } = await buildPerson(db, { name: 'On record', email: address })
    expect(await addToPool(await administrator(), trainer(address.toUpperCase()))).toEqual({
      ok: true,
      value: { personId: id, isNewPerson: false },
    })
    expect(await db.person.findUnique({ where: { id } })).toMatchObject({ name: 'On record' })
    expect(await addToPool(await administrator(), trainer(address))).toEqual({
      ok: false,
      reason: 'alreadyInPool',
      field: 'address',
    })
  })

  it('of the same address at the same moment makes one person', async () => {
    const input = trainer()
    const viewer = await administrator()
    const both = await Promise.all([addToPool(viewer, input), addToPool(viewer, input)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('is an administrator’s alone', async () => {
    const { id: editionId } = await buildEdition(db)
    for (const viewer of [
      visitor,
      await buildMember(db),
      await buildMember(db, { grants: [{ role: 'coordinator', editionId }] }),
    ]) {
      expect(await addToPool(viewer, trainer())).toEqual({ ok: false, reason: 'notFound' })
    }
  })
})
