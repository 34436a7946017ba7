import 'server-only'
import type { EditionState, Prisma } from '@prisma/client'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { editionPhase } from '@/lib/catalogue/rules'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { editionTexts, type Text } from './session'

const DAY_MS = 86_400_000
const BEGINS_WITHIN_DAYS = 14
const CLOSING_WITHIN_DAYS = 7
/** The most of a kind that are listed; the rest are counted. */
export const MOST_LISTED = 50

export const editionNeeds = ['full', 'beginsSoon', 'closing', 'drafts', 'over'] as const
export type EditionNeed = (typeof editionNeeds)[number]

type Candidate = {
  state: EditionState
  zone: string
  startsOn: Date
  endsOn: Date
  enrolUntilAt: Date | null
  places: number
  takenCount: number
  waitingCount: number
}

/** What an edition needs a decision for. Its days are those of its own zone. */
export function needsOf(edition: Candidate, now: Date): EditionNeed[] {
  const phase = editionPhase(edition, now)
  if (phase === 'draft') return ['drafts']
  if (phase === 'over') return ['over']
  if (phase !== 'upcoming' && phase !== 'running') return []
  const isFull = edition.takenCount >= edition.places
  const within = (at: Date, days: number) => at.getTime() - now.getTime() <= days * DAY_MS
  const needs: EditionNeed[] = []
  if (isFull && edition.waitingCount > 0) needs.push('full')
  if (phase === 'upcoming' && !isFull && within(edition.startsOn, BEGINS_WITHIN_DAYS)) needs.push('beginsSoon')
  const { enrolUntilAt } = edition
  if (enrolUntilAt && enrolUntilAt > now && within(enrolUntilAt, CLOSING_WITHIN_DAYS)) needs.push('closing')
  return needs
}

const candidate = {
  id: true,
  slug: true,
  version: true,
  state: true,
  zone: true,
  startsOn: true,
  endsOn: true,
  enrolUntilAt: true,
  places: true,
  takenCount: true,
  _count: { select: { enrolments: { where: { state: 'waitlisted' } } } },
} satisfies Prisma.EditionSelect

const named = {
  id: true,
  baseLocale: true,
  texts: { select: { locale: true, label: true } },
  course: { select: { baseLocale: true, texts: { select: { locale: true, title: true } } } },
} satisfies Prisma.EditionSelect

export type NeededEdition = Candidate & { id: string; slug: string; version: number; course: Text; label: Text }

export type Listed<T> = { totalCount: number; shown: T[] }

/** The editions that the viewer manages and that need a decision, by what it is about: what begins first stands first. */
export async function editionsInNeed(
  viewer: Viewer,
  locale: string,
  at: Date,
): Promise<Record<EditionNeed, Listed<NeededEdition>>> {
  const rows = await db.edition.findMany({
    where: { AND: [editionsManagedBy(viewer), { state: { in: ['draft', 'published'] } }] },
    select: candidate,
    orderBy: [{ startsOn: 'asc' }, { slug: 'asc' }],
  })
  const editions = rows.map(({ _count, ...row }) => ({ ...row, waitingCount: _count.enrolments }))
  const needs = new Map(editions.map((edition) => [edition.id, needsOf(edition, at)]))
  const listOf = (need: EditionNeed) => editions.filter(({ id }) => needs.get(id)?.includes(need))
  const lists = editionNeeds.map((need) => [need, listOf(need)] as const)
  const ids = lists.flatMap(([, list]) => list.slice(0, MOST_LISTED).map(({ id }) => id))
  const found = await db.edition.findMany({ where: { id: { in: ids } }, select: named })
  const names = new Map(found.map((row) => [row.id, editionTexts(row, locale)]))
  return Object.fromEntries(
    lists.map(([need, list]): [EditionNeed, Listed<NeededEdition>] => {
      const shown = list.slice(0, MOST_LISTED).flatMap((edition) => {
        const texts = names.get(edition.id)
        return texts ? [{ ...edition, ...texts }] : []
      })
      return [need, { totalCount: list.length, shown }]
    }),
  ) as Record<EditionNeed, Listed<NeededEdition>>
}
