import 'server-only'
import type { Delivery, Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { coursesVisibleTo, editionsVisibleTo } from '../policy'
import { isOpenNow, standingOf } from '../rules'
import type { CatalogueFilters } from '../schema'

export type FilterGroup = 'kinds' | 'themes' | 'priorities' | 'languages' | 'deliveries' | 'isOpen'

/** What a search looks in: who looks, for what, and what was found out for it already. */
export type Scope = {
  viewer: Viewer
  filters: CatalogueFilters
  /** The courses that answer the words; null where no words were given. */
  foundIds: string[] | null
  open: { id: string; courseId: string; delivery: Delivery }[]
}

/** The courses that the viewer may see and that the filters let through, all of them but those of one group. */
export function coursesIn({ viewer, filters, foundIds, open }: Scope, without?: FilterGroup): Prisma.CourseWhereInput {
  const { kinds, themes, priorities, languages } = filters
  const and: Prisma.CourseWhereInput[] = [coursesVisibleTo(viewer)]
  if (foundIds) and.push({ id: { in: foundIds } })
  if (kinds.length > 0 && without !== 'kinds') and.push({ kind: { in: kinds } })
  if (priorities.length > 0 && without !== 'priorities') and.push({ priorityCode: { in: priorities } })
  if (languages.length > 0 && without !== 'languages') and.push({ languages: { hasSome: languages } })
  if (themes.length > 0 && without !== 'themes') and.push({ themes: { some: { themeSlug: { in: themes } } } })
  const edition = editionsIn({ viewer, filters, foundIds, open }, without)
  if (edition) and.push({ editions: { some: edition } })
  return { AND: and }
}

/** The editions that the filters ask for, one and the same for all of them; null where none of them is about editions. */
export function editionsIn(
  { viewer, filters: { deliveries, isOpen }, open }: Scope,
  without?: FilterGroup,
): Prisma.EditionWhereInput | null {
  const and: Prisma.EditionWhereInput[] = []
  if (deliveries.length > 0 && without !== 'deliveries')
    and.push({ delivery: { in: deliveries }, state: { not: 'cancelled' } })
  if (isOpen && without !== 'isOpen') and.push({ id: { in: open.map(({ id }) => id) } })
  return and.length > 0 ? { AND: [editionsVisibleTo(viewer), ...and] } : null
}

/** This moment's editions, published and not over, that the viewer may see. */
export async function currentEditions(viewer: Viewer, at: Date) {
  // Today differs from zone to zone by less than a day either way; the rules decide the rest.
  const yesterday = new Date(at.getTime() - 2 * 86_400_000)
  const editions = await db.edition.findMany({
    where: { AND: [editionsVisibleTo(viewer), { state: 'published', endsOn: { gte: yesterday } }] },
    select: {
      id: true,
      courseId: true,
      state: true,
      delivery: true,
      startsOn: true,
      endsOn: true,
      zone: true,
      enrolFromAt: true,
      enrolUntilAt: true,
      wayIn: true,
      places: true,
      takenCount: true,
    },
  })
  return editions.map((edition) => ({
    ...edition,
    isOpen: isOpenNow(edition, at),
    /** Open as well: who comes now waits. */
    isFull: standingOf(edition, at).kind === 'full',
  }))
}

export type CurrentEdition = Awaited<ReturnType<typeof currentEditions>>[number]
