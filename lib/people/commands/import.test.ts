import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, systemViewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { unique } from '@/prisma/seed/ids'
import { buildOrganisation, buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { administrator, list, preview, staged, verdicts } from '@/scripts/vitest/imports'
import { importPreview, ownImports } from '../queries/import'
import { addToPool } from './add-to-pool'
import { carryOutImport } from './import-carry-out'
import { deleteOldImports, dropImport } from './import-drop'
import { stageImport } from './import-stage'

const personBy = (address: string) =>
  db.person.findFirst({
    where: { emails: { some: { address } } },
    include: { organisation: true, emails: true, account: true },
  })

describe('an import that is carried out', () => {
  it('adds and changes what it showed, records it and sends nothing', async () => {
    const viewer = await administrator()
    const key = unique()
    const known = await buildPerson(db, {
      name: 'Ann',
      email: `ann-${key}@x.org`,
      country: 'KE',
      job: 'Judge',
      zone: 'Africa/Nairobi',
    })
    const mails = await db.outboxMessage.count()
    const id = await staged(
      viewer,
      'name,email,country,gender,organisation,job,language,time zone',
      `Ann,ann-${key}@x.org,,woman,Unit ${key},,,`,
      `José,JOSE-${key}@x.org,PE,man,unit ${key},"Prosecutor,\nretired",ar,america/lima`,
      `Li,li-${key}@x.org,,,,,,`,
    )
    expect(await carryOutImport(viewer, id)).toEqual({ ok: true, value: undefined })
    const unit = { name: `Unit ${key}`, kind: 'notSaid' }
    expect(await personBy(`ann-${key}@x.org`)).toMatchObject({
      id: known.id,
      country: 'KE',
      gender: 'woman',
      job: 'Judge',
      zone: 'Africa/Nairobi',
      version: 2,
      organisation: unit,
    })
    expect(await personBy(`jose-${key}@x.org`)).toMatchObject({
      name: 'José',
      country: 'PE',
      gender: 'man',
      job: 'Prosecutor, retired',
      locale: 'ar',
      zone: 'America/Lima',
      version: 1,
      organisation: unit,
      account: null,
      emails: [{ address: `jose-${key}@x.org`, verifiedAt: null, isPrimary: true }],
    })
    expect(await personBy(`li-${key}@x.org`)).toMatchObject({
      country: null,
      gender: 'notSaid',
      locale: 'en',
      zone: 'UTC',
    })
    const entries = await db.auditEntry.findMany({ where: { actorId: viewer.personId }, orderBy: { seq: 'asc' } })
    expect(entries.map(({ act, fields }) => [act, [...fields].sort()])).toEqual([
      ['organisation.import', ['name']],
      ['person.import', ['gender', 'organisation']],
      ['person.import', ['address', 'country', 'gender', 'job', 'locale', 'name', 'organisation', 'zone']],
      ['person.import', ['address', 'name']],
      ['people.import', []],
    ])
    expect(await db.outboxMessage.count()).toBe(mails)
    expect(await preview(viewer, id)).toMatchObject({ state: 'done', counts: { new: 2, changed: 1 } })
    const again = await staged(
      viewer,
      'name,email,organisation',
      `José,jose-${key}@x.org,UNIT ${key}`,
      `Li,li-${key}@x.org,`,
    )
    expect(await verdicts(viewer, again)).toEqual(['2 same', '3 same'])
  })

  it('is done once, however often and at whatever moment it is sent', async () => {
    const viewer = await administrator()
    const key = unique()
    const id = await staged(viewer, 'name,email', `A,a-${key}@x.org`, `B,b-${key}@x.org`)
    const all = await Promise.all(Array.from({ length: 8 }, () => carryOutImport(viewer, id)))
    expect(all.every(({ ok }) => ok)).toBe(true)
    expect(await db.personEmail.count({ where: { address: { endsWith: `${key}@x.org` } } })).toBe(2)
    expect(await db.auditEntry.count({ where: { actorId: viewer.personId } })).toBe(3)
  })

  it('does nothing where somebody was changed since, and shows what it would do now', async () => {
    const viewer = await administrator()
    const key = unique()
    const { id: personId } = await buildPerson(db, { name: 'Ann', email: `ann-${key}@x.org`, country: 'KE' })
    const id = await staged(viewer, 'name,email,country', `Ann,ann-${key}@x.org,TZ`, `Bo,bo-${key}@x.org,`)
    await db.person.update({ where: { id: personId }, data: { country: 'TZ' } })
    await addToPool(viewer, {
      name: 'Bo',
      address: `bo-${key}@x.org`,
      category: 'academic',
      expertise: ['x'],
      languages: ['en'],
    })
    expect(await carryOutImport(viewer, id)).toEqual({ ok: false, reason: 'importStale' })
    expect(await verdicts(viewer, id)).toEqual(['2 same', '3 same'])
    expect(await preview(viewer, id)).toMatchObject({ state: 'open', counts: { new: 0, changed: 0, same: 2 } })
    expect(await db.auditEntry.count({ where: { act: 'person.import', actorId: viewer.personId } })).toBe(0)
    expect(await carryOutImport(viewer, id)).toMatchObject({ ok: true })
  })

  it('judges an organisation anew that was added since', async () => {
    const viewer = await administrator()
    const key = unique()
    const id = await staged(viewer, 'name,email,organisation', `A,a-${key}@x.org,unit ${key}`)
    await buildOrganisation(db, { name: `Unit ${key}` })
    expect(await carryOutImport(viewer, id)).toEqual({ ok: false, reason: 'importStale' })
    expect(await preview(viewer, id)).toMatchObject({
      newOrganisationCount: 0,
      rows: [{ given: { organisation: `Unit ${key}` } }],
    })
    expect(await carryOutImport(viewer, id)).toMatchObject({ ok: true })
    expect(await personBy(`a-${key}@x.org`)).toMatchObject({ organisation: { name: `Unit ${key}` } })
  })

  it('races with another list and with the pool for the same addresses, and nobody is there twice', async () => {
    const [one, other] = [await administrator(), await administrator()]
    const key = unique()
    const lines = Array.from({ length: 30 }, (_, at) => `P${at},p${at}-${key}@x.org`)
    const ids = [await staged(one, 'name,email', ...lines), await staged(other, 'name,email', ...lines)]
    const pool = { category: 'academic' as const, expertise: ['x'], languages: ['en' as const] }
    const [first, second, third] = await Promise.all([
      carryOutImport(one, ids[0] as string),
      carryOutImport(other, ids[1] as string),
      addToPool(one, { name: 'P7', address: `p7-${key}@x.org`, ...pool }),
    ])
    expect(third.ok).toBe(true)
    expect([first, second].filter(({ ok }) => ok).length).toBeLessThanOrEqual(1)
    for (const [viewer, id] of [
      [one, ids[0]],
      [other, ids[1]],
    ] as [Member, string][])
      await carryOutImport(viewer, id)
    expect(await db.personEmail.count({ where: { address: { endsWith: `${key}@x.org` } } })).toBe(30)
  })
})

describe('an import', () => {
  it('is its maker’s alone, and an administrator’s', async () => {
    const viewer = await administrator()
    const id = await staged(viewer, 'name,email', `A,${unique()}@x.org`)
    const coordinator = await buildMember(db, {
      grants: [{ role: 'coordinator', editionId: (await buildEdition(db)).id }],
    })
    for (const stranger of [visitor, coordinator, systemViewer('test'), await administrator()]) {
      expect(await importPreview(stranger, id, { show: undefined, page: 1 })).toBeNull()
      expect(await carryOutImport(stranger, id)).toEqual({ ok: false, reason: 'notFound' })
      expect(await dropImport(stranger, id)).toEqual({ ok: false, reason: 'notFound' })
    }
    expect(await stageImport(coordinator, list('name,email', 'A,a@x.org'))).toEqual({ ok: false, reason: 'notFound' })
    expect(await ownImports(viewer)).toMatchObject([{ id, newCount: 1 }])
    expect(await carryOutImport(viewer, 'nonsense')).toEqual({ ok: false, reason: 'notFound' })
  })

  it('can be dropped until it is done, and goes by itself after seven days', async () => {
    const viewer = await administrator()
    const dropped = await staged(viewer, 'name,email', `A,${unique()}@x.org`)
    expect(await dropImport(viewer, dropped)).toMatchObject({ ok: true })
    expect(await db.peopleImportRow.count({ where: { importId: dropped } })).toBe(0)
    expect(await carryOutImport(viewer, dropped)).toEqual({ ok: false, reason: 'notFound' })
    const done = await staged(viewer, 'name,email', `A,${unique()}@x.org`)
    await carryOutImport(viewer, done)
    expect(await dropImport(viewer, done)).toEqual({ ok: false, reason: 'notFound' })
    const kept = await staged(viewer, 'name,email', `A,${unique()}@x.org`)
    await db.peopleImport.update({ where: { id: done }, data: { createdAt: new Date(Date.now() - 7 * 86_400_000) } })
    const brokenOff = {
      byId: viewer.personId,
      fileName: 'x.csv',
      about: {},
      createdAt: new Date(Date.now() - 3_600_000),
    }
    await db.peopleImport.createMany({ data: [brokenOff, { ...brokenOff, createdAt: new Date() }] })
    await deleteOldImports(systemViewer('test'))
    expect((await ownImports(viewer)).map(({ id }) => id)).toEqual([kept])
    expect(await db.peopleImport.count({ where: { byId: viewer.personId, state: 'reading' } })).toBe(1)
  })
})
