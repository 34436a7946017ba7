import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { buildEdition, buildModule, buildTerm } from '@/prisma/seed/catalogue'
import { buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { termSeen } from '../rules'
import { appointCoordinator, dismissCoordinator } from './appoint-coordinator'
import { undoDismissal, undoRemoveModule, undoRemoveTerm } from './undo'
import { removeModule } from './write-module'
import { removeTerm } from './write-term'

let administrator: Member
beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

function undoIdOf(result: Result<{ undoId: string | null }>): string {
  return (result.ok && result.value.undoId) || ''
}

const moduleOf = (id: string) =>
  db.module.findUnique({ where: { id }, include: { texts: { orderBy: { locale: 'asc' } } }, omit: { version: true } })

async function removedModule(viewer: Member, editionId: string, moduleId: string) {
  return undoIdOf(await removeModule(viewer, { editionId, moduleId, version: 1 }))
}

describe('a module that was removed', () => {
  test('is put back with all that was in it, at its place, once', async () => {
    const { id: editionId } = await buildEdition(db)
    const { id: termId } = await buildTerm(db, { editionId })
    const module = await buildModule(db, { editionId, termId })
    await buildModule(db, { editionId, termId })
    await db.module.update({
      where: { id: module.id },
      data: {
        credits: 2.5,
        hours: 12,
        isElective: true,
        position: 1,
        texts: { create: { locale: 'ar', title: 'الأدلة' } },
      },
    })
    const before = await moduleOf(module.id)
    const undoId = await removedModule(administrator, editionId, module.id)
    expect(await moduleOf(module.id)).toBeNull()
    const answers = await Promise.all([1, 2].map(() => undoRemoveModule(administrator, undoId)))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    expect(await moduleOf(module.id)).toEqual(before)
    expect(await db.auditEntry.findMany({ where: { subjectId: module.id, act: 'module.putBack' } })).toHaveLength(1)
    const old = { editionId, moduleId: module.id, version: 1 }
    expect(await removeModule(administrator, old)).toMatchObject({ reason: 'stale' })
  })

  test('stays away where its term is gone, or the edition is over with', async () => {
    const { id: editionId } = await buildEdition(db)
    const term = await buildTerm(db, { editionId })
    const inTerm = await removedModule(
      administrator,
      editionId,
      (await buildModule(db, { editionId, termId: term.id })).id,
    )
    const loose = await removedModule(administrator, editionId, (await buildModule(db, { editionId })).id)
    await db.term.delete({ where: { id: term.id } })
    expect(await undoRemoveModule(administrator, inTerm)).toMatchObject({ reason: 'undoOvertaken' })
    await db.edition.update({ where: { id: editionId }, data: { state: 'archived' } })
    expect(await undoRemoveModule(administrator, loose)).toMatchObject({ reason: 'editionArchived' })
  })

  test('is put back by who removed it alone, while they run the edition', async () => {
    const { id: editionId } = await buildEdition(db)
    const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId }] })
    const { id } = await buildModule(db, { editionId })
    const undoId = await removedModule(coordinator, editionId, id)
    expect(await undoRemoveModule(administrator, undoId)).toMatchObject({ reason: 'undoGone' })
    expect(await undoRemoveTerm(coordinator, undoId)).toMatchObject({ reason: 'undoGone' })
    expect(await undoRemoveModule({ ...coordinator, grants: [] }, undoId)).toMatchObject({ reason: 'notFound' })
    expect(await moduleOf(id)).toBeNull()
    expect(await undoRemoveModule(coordinator, undoId)).toMatchObject({ ok: true })
  })
})

test('a term that was removed is put back by its names, at its place, once', async () => {
  const { id: editionId } = await buildEdition(db)
  const [first] = [await buildTerm(db, { editionId }), await buildTerm(db, { editionId })]
  const where = { id: first.id }
  await db.term.update({ where, data: { position: 1, texts: { create: { locale: 'fr', name: 'Printemps' } } } })
  const include = { texts: { orderBy: { locale: 'asc' } } } as const
  const before = await db.term.findUniqueOrThrow({ where, include })
  const known = { editionId, termId: first.id, seen: termSeen(before) }
  const undoId = undoIdOf(await removeTerm(administrator, known))
  for (const _ of [1, 2]) expect(await undoRemoveTerm(administrator, undoId)).toMatchObject({ ok: true })
  expect(await db.term.findUnique({ where, include })).toEqual(before)
  expect(await db.term.count({ where: { editionId } })).toBe(2)
})

describe('a coordinator who was dismissed', () => {
  const grants = (editionId: string) =>
    db.roleGrant.findMany({ where: { editionId }, select: { personId: true, role: true } })

  test('runs the edition again, once, however often it is taken back', async () => {
    const about = { editionId: (await buildEdition(db)).id, personId: (await buildPerson(db)).id }
    await appointCoordinator(administrator, about)
    const undoId = undoIdOf(await dismissCoordinator(administrator, about))
    expect(await grants(about.editionId)).toEqual([])
    await Promise.all([1, 2].map(() => undoDismissal(administrator, undoId)))
    expect(await grants(about.editionId)).toEqual([{ personId: about.personId, role: 'coordinator' }])
    expect(await dismissCoordinator(administrator, about)).toMatchObject({ ok: true })
    // The same undo again answers as it did, and appoints nobody anew.
    expect(await undoDismissal(administrator, undoId)).toMatchObject({ ok: true })
    expect(await grants(about.editionId)).toEqual([])
  })

  test('is brought back by who dismissed them alone, while they still decide it', async () => {
    const about = { editionId: (await buildEdition(db)).id, personId: (await buildPerson(db)).id }
    await appointCoordinator(administrator, about)
    const undoId = undoIdOf(await dismissCoordinator(administrator, about))
    const other = await buildMember(db, { grants: [{ role: 'administrator' }] })
    expect(await undoDismissal(other, undoId)).toMatchObject({ reason: 'undoGone' })
    expect(await undoDismissal({ ...administrator, grants: [] }, undoId)).toMatchObject({ reason: 'notFound' })
    expect(await grants(about.editionId)).toEqual([])
    expect(await dismissCoordinator(administrator, about)).toEqual({
      ok: true,
      value: { undoId: null, staysThroughCourse: false },
    })
  })
})
