import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import type { PersonInput } from '../schema'
import { addPerson } from './add-person'

let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

const somebody = (more: Partial<PersonInput> = {}): PersonInput => ({
  name: 'Zoë Müller',
  address: `${unique()}@people.test`,
  locale: 'fr',
  zone: 'Africa/Nairobi',
  ...more,
})

const added = async (input: PersonInput) => {
  const result = await addPerson(administrator, input)
  if (!result.ok) throw new Error(result.reason)
  return db.person.findUniqueOrThrow({
    where: { id: result.value.personId },
    include: { emails: true, organisation: true, account: true },
  })
}

describe('adding a person by hand', () => {
  it('puts them on record as a row of an import would, without an account or mail', async () => {
    const organisation = `Court ${unique()}`
    const input = somebody({ country: 'KE', organisation, name: 'Zoe\u0308\u00a0 Müller' })
    const mails = await db.outboxMessage.count()
    const person = await added(input)
    expect(person).toMatchObject({
      name: 'Zoë Müller',
      country: 'KE',
      gender: 'notSaid',
      locale: 'fr',
      zone: 'Africa/Nairobi',
      account: null,
      organisation: { name: organisation, kind: 'notSaid' },
      emails: [{ address: input.address, isPrimary: true, verifiedAt: null }],
    })
    expect(await db.outboxMessage.count()).toBe(mails)
    const acts = await db.auditEntry.findMany({
      where: { subjectId: { in: [person.id, person.organisationId ?? ''] } },
    })
    expect(acts.map(({ act }) => act).sort()).toEqual(['organisation.add', 'person.add'])
    const colleague = await added(somebody({ organisation: organisation.toUpperCase() }))
    expect(colleague.organisationId).toBe(person.organisationId)
  })

  it('refuses an address that is somebody’s, in whatever case, and changes nobody', async () => {
    const address = `${unique()}@people.test`
    const known = await buildPerson(db, { name: 'Ilse', email: address })
    expect(await addPerson(administrator, somebody({ address: address.toUpperCase() }))).toMatchObject({
      reason: 'personKnown',
      field: 'address',
      params: { name: '\u2068Ilse\u2069' },
    })
    expect(await db.person.findUnique({ where: { id: known.id } })).toMatchObject({ name: 'Ilse' })
  })

  it('sent twice at the same moment makes one person', async () => {
    const input = somebody({ organisation: `Court ${unique()}` })
    const results = await Promise.all([addPerson(administrator, input), addPerson(administrator, input)])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await db.personEmail.count({ where: { address: input.address } })).toBe(1)
  })

  it('refuses what was damaged before, and an organisation that could be several', async () => {
    expect(await addPerson(administrator, somebody({ name: 'JosÃ©' }))).toMatchObject({
      reason: 'textUnreadable',
      field: 'name',
    })
    const organisation = `Unit ${unique()}`
    for (const name of [organisation.toUpperCase(), organisation.toLowerCase()]) {
      await db.organisation.create({ data: { name, kind: 'notSaid' } })
    }
    expect(await addPerson(administrator, somebody({ organisation }))).toMatchObject({
      reason: 'organisationUnclear',
      field: 'organisation',
    })
  })

  it('is for administrators', async () => {
    for (const viewer of [visitor, await buildMember(db), await buildMember(db, { grants: [{ role: 'observer' }] })]) {
      expect(await addPerson(viewer, somebody())).toEqual({ ok: false, reason: 'notFound' })
    }
  })
})
