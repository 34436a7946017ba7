import 'server-only'
import type { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { About } from '@/lib/platform/tables/table'
import type { Viewer } from '@/lib/platform/viewer'
import { canImportPeople } from '../policy'
import type { Change } from '../rules/import-judge'
import type { Fault, Given } from '../rules/import-row'
import type { ImportView } from '../schema'

const PAGE = 50

const importSelect = {
  id: true,
  fileName: true,
  state: true,
  createdAt: true,
  doneAt: true,
  newCount: true,
  sameCount: true,
  changedCount: true,
  refusedCount: true,
} satisfies Prisma.PeopleImportSelect

/** The viewer's own lists that were read and are still kept, the newest first. */
export async function ownImports(viewer: Viewer) {
  if (!canImportPeople(viewer)) return []
  return db.peopleImport.findMany({
    where: { byId: viewer.personId, state: { not: 'reading' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE,
    select: importSelect,
  })
}

export type OwnImport = Awaited<ReturnType<typeof ownImports>>[number]

/** An import of the viewer's with a page of its rows in the file's order; null for anybody else. */
export async function importPreview(viewer: Viewer, importId: string, { show, page }: ImportView) {
  if (!canImportPeople(viewer) || !isId(importId)) return null
  const found = await db.peopleImport.findFirst({
    where: { id: importId, byId: viewer.personId, state: { not: 'reading' } },
    select: { ...importSelect, about: true, ignoredHeadings: true, newOrganisationCount: true },
  })
  if (!found) return null
  const { about, newCount, sameCount, changedCount, refusedCount, ...rest } = found
  const counts = { new: newCount, changed: changedCount, same: sameCount, refused: refusedCount }
  const total = show ? counts[show] : newCount + sameCount + changedCount + refusedCount
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const here = Math.min(page, pages)
  const rows = await db.peopleImportRow.findMany({
    where: { importId, verdict: show },
    orderBy: { line: 'asc' },
    skip: (here - 1) * PAGE,
    take: PAGE,
    select: {
      line: true,
      given: true,
      verdict: true,
      personId: true,
      changes: true,
      faults: true,
      isNewOrganisation: true,
    },
  })
  const names = await namesOf(rows.flatMap(({ personId }) => personId ?? []))
  return {
    ...rest,
    about: about as About,
    counts,
    page: here,
    pages,
    rows: rows.map(({ given, changes, faults, personId, ...row }) => ({
      ...row,
      given: given as Given,
      changes: changes as Change[],
      faults: faults as Fault[],
      nameOnRecord: names.get(personId ?? '') ?? null,
    })),
  }
}

export type Preview = NonNullable<Awaited<ReturnType<typeof importPreview>>>
export type PreviewRow = Preview['rows'][number]

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}
