import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { buildEdition, buildModule, buildTerm } from '@/prisma/seed/catalogue'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { managedEdition } from '../queries/edition'
import { termSeen } from '../rules'
import { type ModuleInput, moduleInput, termInput } from '../schema'
import { addModule, changeModule, removeModule } from './write-module'
import { addTerm, changeTerm, removeTerm } from './write-term'

let administrator: Member
let stranger: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  stranger = await buildMember(db, { grants: [{ role: 'coordinator', editionId: (await buildEdition(db)).id }] })
})

const key = () => randomUUID()
const aModule = (title: string, more = {}): ModuleInput => moduleInput.parse({ texts: { en: { title } }, ...more })
const named = (name: string, more = {}) => termInput.parse({ texts: { en: { name } }, ...more })
const titles = async (slug: string) =>
  (await managedEdition(administrator, slug, 'en'))?.modules.map(({ title }) => title)
const seenOf = async (termId: string) =>
  termSeen(await db.term.findUniqueOrThrow({ where: { id: termId }, include: { texts: true } }))

describe('modules', () => {
  test('are added after one another or at a place, moved, and removed', async () => {
    const { id, slug } = await buildEdition(db)
    for (const title of ['A', 'B']) await addModule(administrator, id, key(), aModule(title))
    const added = await addModule(administrator, id, key(), aModule('C', { position: '1', credits: '2.5' }))
    expect(await titles(slug)).toEqual(['C', 'A', 'B'])
    const known = { editionId: id, moduleId: added.ok ? added.value.moduleId : '', version: 1 }
    expect(await changeModule(administrator, known, aModule('C2', { position: '2' }))).toMatchObject({ ok: true })
    expect(await titles(slug)).toEqual(['A', 'C2', 'B'])
    expect(await db.moduleText.count({ where: { moduleId: known.moduleId } })).toBe(1)
    expect(await changeModule(administrator, known, aModule('C3'))).toMatchObject({ reason: 'stale' })
    expect(await removeModule(administrator, known)).toMatchObject({ reason: 'stale' })
    expect(await removeModule(administrator, { ...known, version: 2 })).toMatchObject({ ok: true })
    expect(await titles(slug)).toEqual(['A', 'B'])
  })

  test('sent twice are added once', async () => {
    const { id, slug } = await buildEdition(db)
    const same = key()
    await Promise.all([1, 2, 3].map(() => addModule(administrator, id, same, aModule('A'))))
    expect(await titles(slug)).toEqual(['A'])
  })

  test('with sessions stay', async () => {
    const { id } = await buildEdition(db)
    const module = await buildModule(db, { editionId: id })
    const session = await buildSession(db, { editionId: id })
    await db.sessionEdition.updateMany({ where: { sessionId: session.id }, data: { moduleId: module.id } })
    const removed = await removeModule(administrator, { editionId: id, moduleId: module.id, version: 1 })
    expect(removed).toMatchObject({ reason: 'moduleHasSessions', params: { count: 1 } })
  })

  test('belong to their own edition’s terms, and to who runs it', async () => {
    const { id } = await buildEdition(db)
    const elsewhere = await buildEdition(db)
    const term = await buildTerm(db, { editionId: elsewhere.id })
    expect(await addModule(administrator, id, key(), aModule('A', { termId: term.id }))).toMatchObject({
      reason: 'notOnList',
      field: 'termId',
    })
    const module = await buildModule(db, { editionId: elsewhere.id })
    const mixed = { editionId: id, moduleId: module.id, version: 1 }
    expect(await changeModule(administrator, mixed, aModule('A'))).toMatchObject({ reason: 'notFound' })
    expect(await removeModule(administrator, mixed)).toMatchObject({ reason: 'notFound' })
    const own = { ...mixed, editionId: elsewhere.id }
    expect(await changeModule(stranger, own, aModule('A'))).toMatchObject({ reason: 'notFound' })
    expect(await removeModule(stranger, own)).toMatchObject({ reason: 'notFound' })
    await db.edition.update({ where: { id: elsewhere.id }, data: { state: 'archived' } })
    expect(await removeModule(administrator, own)).toMatchObject({ reason: 'editionArchived' })
  })
})

describe('terms', () => {
  test('are added, put in order, changed by one of two, and removed once they are empty', async () => {
    const { id, slug } = await buildEdition(db)
    const first = await addTerm(administrator, id, key(), named('Spring'))
    const second = await addTerm(administrator, id, key(), named('Autumn', { place: '1' }))
    const names = async () => (await managedEdition(administrator, slug, 'en'))?.terms.map(({ name }) => name)
    expect(await names()).toEqual(['Autumn', 'Spring'])
    const termId = second.ok ? second.value.termId : ''
    const known = { editionId: id, termId, seen: await seenOf(termId) }
    const both = await Promise.all(
      ['Winter', 'Harvest'].map((name) => changeTerm(administrator, known, named(name, { place: '2' }))),
    )
    expect(both.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['ok', 'stale'])
    expect((await names())?.[0]).toBe('Spring')
    await buildModule(db, { editionId: id, termId })
    const now = { ...known, seen: await seenOf(termId) }
    expect(await removeTerm(stranger, now)).toMatchObject({ reason: 'notFound' })
    expect(await removeTerm(administrator, now)).toMatchObject({ reason: 'termHasModules', params: { count: 1 } })
    const spring = first.ok ? first.value.termId : ''
    const empty = { editionId: id, termId: spring, seen: await seenOf(spring) }
    expect(await removeTerm(administrator, empty)).toMatchObject({ ok: true })
    expect(await removeTerm(administrator, empty)).toMatchObject({ reason: 'notFound' })
  })
})
