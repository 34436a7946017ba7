import 'server-only'
import type { Prisma } from '@prisma/client'
import { inBatches } from '@/lib/platform/batches'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canSeeEverybody, canSeePool } from '../policy'
import { foundBy, hasAccount, standingSelect } from './standing'

const PAGE = 50

const inListSelect = {
  id: true,
  name: true,
  country: true,
  organisation: { select: { name: true } },
  emails: { where: { isPrimary: true }, select: { address: true } },
  trainer: { select: { category: true } },
  grants: { select: { role: true } },
} satisfies Prisma.PersonSelect

const byName = [{ name: 'asc' }, { id: 'asc' }] satisfies Prisma.PersonOrderByWithRelationInput[]

/** A page of the institute's people by name, the last one for a page beyond it; null where the viewer may not see them. */
export async function everybody(viewer: Viewer, words: string, page: number) {
  if (!canSeeEverybody(viewer)) return null
  const where = foundBy(words)
  const count = await db.person.count({ where })
  const pages = Math.max(1, Math.ceil(count / PAGE))
  const here = Math.min(page, pages)
  const people = await listedPeople({ where, orderBy: byName, skip: (here - 1) * PAGE, take: PAGE })
  return { people, count, page: here, pages }
}

/** The same people, every page of them, read by the batch. */
export async function allPeople(
  viewer: Viewer,
  words: string,
): Promise<{ count: number; batches: AsyncIterable<PersonInList[]> } | null> {
  if (!canSeeEverybody(viewer)) return null
  const found = await db.person.findMany({ where: foundBy(words), orderBy: byName, select: { id: true } })
  return {
    count: found.length,
    batches: inBatches(
      found.map(({ id }) => id),
      (ids) => listedPeople({ where: { id: { in: ids } } }),
    ),
  }
}

/** The ids of those whom the words find, by name, so many at most, and how many there are. */
export async function idsOfEverybody(
  viewer: Viewer,
  words: string,
  most: number,
): Promise<{ ids: string[]; count: number } | null> {
  if (!canSeeEverybody(viewer)) return null
  const where = foundBy(words)
  const found = await db.person.findMany({ where, orderBy: byName, take: most, select: { id: true } })
  const count = found.length < most ? found.length : await db.person.count({ where })
  return { ids: found.map(({ id }) => id), count }
}

async function listedPeople(which: Pick<Prisma.PersonFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>) {
  const people = await db.person.findMany({ ...which, select: { ...inListSelect, ...standingSelect(now()) } })
  return people.map(({ emails, organisation, trainer, grants, account, tokens, ...person }) => ({
    ...person,
    address: emails[0]?.address ?? null,
    organisation: organisation?.name ?? null,
    isTrainer: trainer !== null,
    roles: [...new Set(grants.map(({ role }) => role))],
    hasAccount: hasAccount({ account }),
    isInvited: tokens.length > 0,
  }))
}

export type PersonInList = Awaited<ReturnType<typeof listedPeople>>[number]

export type FoundPerson = { id: string; name: string; address: string | null; organisation: string | null }

/** People to choose from, by name. Nobody for those who plan nothing. */
export async function findPeople(viewer: Viewer, words: string, limit: number): Promise<FoundPerson[]> {
  if (!canSeePool(viewer) || words.trim() === '') return []
  const people = await db.person.findMany({
    where: foundBy(words),
    orderBy: byName,
    take: limit,
    select: { id: true, name: true, organisation: inListSelect.organisation, emails: inListSelect.emails },
  })
  return people.map(({ id, name, emails, organisation }) => ({
    id,
    name,
    address: emails[0]?.address ?? null,
    organisation: organisation?.name ?? null,
  }))
}
