import 'server-only'
import type { Prisma } from '@prisma/client'
import { inBatches, inTheirOrder } from '@/lib/platform/batches'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canSeeEverybody, canSeePool } from '../policy'
import type { PeopleView } from '../schema'
import { countOfFound, type Found, idsOfFound } from './found'
import { hasAccount, standingSelect } from './standing'

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

/** A page of the institute's people, the last one for a page beyond it; null where the viewer may not see them. */
export async function everybody(viewer: Viewer, view: PeopleView, locale: string) {
  if (!canSeeEverybody(viewer)) return null
  const [count, countries] = await Promise.all([countOfFound(viewer, view), countriesOfPeople()])
  const pages = Math.max(1, Math.ceil(count / PAGE))
  const page = Math.min(view.page, pages)
  const ids = await idsOfFound(viewer, view, { sort: view.sort, locale }, { skip: (page - 1) * PAGE, take: PAGE })
  return { people: await inTheirOrder(ids, listedPeople), count, page, pages, countries }
}

/** The same people, every page of them, read by the batch. */
export async function allPeople(
  viewer: Viewer,
  view: PeopleView,
  locale: string,
): Promise<{ count: number; batches: AsyncIterable<PersonInList[]> } | null> {
  if (!canSeeEverybody(viewer)) return null
  const ids = await idsOfFound(viewer, view, { sort: view.sort, locale })
  return { count: ids.length, batches: inBatches(ids, listedPeople) }
}

/** The ids of those who are found, by name, so many at most, and how many there are. */
export async function idsOfEverybody(
  viewer: Viewer,
  found: Found,
  most: number,
): Promise<{ ids: string[]; count: number } | null> {
  if (!canSeeEverybody(viewer)) return null
  const ids = await idsOfFound(viewer, found, {}, { take: most })
  return { ids, count: ids.length < most ? ids.length : await countOfFound(viewer, found) }
}

/** The countries that people of the institute are in, to choose one from. */
async function countriesOfPeople(): Promise<string[]> {
  const rows = await db.person.groupBy({ by: ['country'], where: { mergedIntoId: null } })
  return rows.flatMap(({ country }) => country ?? [])
}

async function listedPeople(ids: string[]) {
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    select: { ...inListSelect, ...standingSelect(now()) },
  })
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
  const ids = await idsOfFound(viewer, { q: words }, {}, { take: limit })
  const people = await inTheirOrder(ids, (some) =>
    db.person.findMany({
      where: { id: { in: some } },
      select: { id: true, name: true, organisation: inListSelect.organisation, emails: inListSelect.emails },
    }),
  )
  return people.map(({ id, name, emails, organisation }) => ({
    id,
    name,
    address: emails[0]?.address ?? null,
    organisation: organisation?.name ?? null,
  }))
}
