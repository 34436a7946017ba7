import 'server-only'
import { wordsOf } from '@/lib/catalogue/rules'
import { canDecideRoles } from '@/lib/people/policy'
import type { Choice } from '@/lib/people/queries/choices'
import type { ScopeKind } from '@/lib/people/schema'
import { formatDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { stretchOf } from '../rules'
import { coursesFound } from './courses'
import { editionsFound } from './editions'
import { sessionsFound } from './sessions'

const MOST = 20

/** What a role can hold for, by words that somebody is writing: for those who give roles. */
export async function scopesToChoose(
  viewer: Viewer,
  kind: ScopeKind,
  words: string,
  locale: string,
): Promise<Choice[]> {
  const folded = wordsOf(words)
  if (!canDecideRoles(viewer) || folded.length === 0) return []
  if (kind === 'organisation') return organisationsNamed(words)
  const { found } = await {
    course: () => coursesFound(viewer, words, locale, stretchOf(1)),
    edition: () => editionsFound(viewer, folded, locale, stretchOf(1)),
    session: () => sessionsFound(viewer, folded, locale, stretchOf(1)),
  }[kind]()
  return found.slice(0, MOST).map((one) => ({ value: one.id, label: one.title.text, detail: detailOf(one, locale) }))
}

type Found = Awaited<ReturnType<typeof coursesFound>>['found'][number]

/** What tells apart what is called alike. */
function detailOf(found: Found, locale: string): string | null {
  if (found.kind === 'courses') return found.code
  if (found.kind === 'editions') return `${found.label.text} · ${formatDate(found.startsOn, locale)}`
  if (found.kind === 'sessions') return `${found.course.text} · ${formatDate(found.startsAt, locale)}`
  return null
}

async function organisationsNamed(words: string): Promise<Choice[]> {
  const named = words.trim().split(/\s+/)
  const organisations = await db.organisation.findMany({
    where: { AND: named.map((word) => ({ name: { contains: word, mode: 'insensitive' } })) },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: MOST,
  })
  return organisations.map(({ id, name }) => ({ value: id, label: name, detail: null }))
}
