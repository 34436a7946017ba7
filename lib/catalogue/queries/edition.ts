import 'server-only'
import type { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { editionsManagedBy, editionsVisibleTo } from '../policy'
import { pickText } from '../rules'
import { isSlug } from '../schema'

const editionFacts = {
  id: true,
  slug: true,
  version: true,
  state: true,
  isRestricted: true,
  wayIn: true,
  delivery: true,
  location: true,
  zone: true,
  startsOn: true,
  endsOn: true,
  enrolFromAt: true,
  enrolUntilAt: true,
  places: true,
  takenCount: true,
  ratePermille: true,
  rateBasis: true,
  latePermille: true,
  leftEarlyPermille: true,
  showsCohort: true,
  baseLocale: true,
  texts: { select: { locale: true, label: true, about: true } },
  course: {
    select: {
      id: true,
      code: true,
      kind: true,
      languages: true,
      baseLocale: true,
      texts: { select: { locale: true, title: true } },
    },
  },
  organisations: {
    select: { part: true, organisation: { select: { id: true, name: true } } },
    orderBy: { organisation: { name: 'asc' } },
  },
  terms: {
    select: { id: true, position: true, texts: { select: { locale: true, name: true } } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  },
  modules: {
    select: {
      id: true,
      termId: true,
      position: true,
      credits: true,
      hours: true,
      isElective: true,
      version: true,
      texts: { select: { locale: true, title: true } },
      _count: { select: { sessions: true } },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.EditionSelect

/** An edition with its curriculum, in the reader's language where there is a text in it (`…Locale`: the other one's). */
export type EditionFacts = ReturnType<typeof factsOf>

/** An edition that the viewer may see, or null. */
export async function editionBySlug(viewer: Viewer, slug: string, locale: string): Promise<EditionFacts | null> {
  return findEdition(editionsVisibleTo(viewer), slug, locale)
}

/** An edition that the viewer runs, or null. */
export async function managedEdition(viewer: Viewer, slug: string, locale: string): Promise<EditionFacts | null> {
  return findEdition(editionsManagedBy(viewer), slug, locale)
}

async function findEdition(scope: Prisma.EditionWhereInput, slug: string, locale: string) {
  if (!isSlug(slug)) return null
  const edition = await db.edition.findFirst({ where: { AND: [{ slug }, scope] }, select: editionFacts })
  return edition && factsOf(edition, locale)
}

function factsOf(edition: Prisma.EditionGetPayload<{ select: typeof editionFacts }>, locale: string) {
  const { texts, course, organisations, terms, modules, ...columns } = edition
  const { baseLocale } = edition
  const text = pickText(texts, locale, baseLocale)
  const title = pickText(course.texts, locale, course.baseLocale)
  return {
    ...columns,
    courseId: course.id,
    courseCode: course.code,
    courseKind: course.kind,
    courseTitle: title?.title ?? course.code,
    titleLocale: title?.isFallback ? title.locale : undefined,
    languages: course.languages,
    label: text?.label ?? '',
    about: text?.about ?? '',
    /** Of the label and of what is written about the edition. */
    labelLocale: text?.isFallback ? text.locale : undefined,
    texts,
    organisations: organisations.map(({ part, organisation }) => ({ ...organisation, part })),
    terms: terms.map(({ texts, ...term }) => {
      const name = pickText(texts, locale, baseLocale)
      return { ...term, name: name?.name ?? '', nameLocale: name?.isFallback ? name.locale : undefined, texts }
    }),
    modules: modules.map(({ texts, credits, _count, ...module }) => {
      const title = pickText(texts, locale, baseLocale)
      return {
        ...module,
        credits: credits?.toNumber() ?? null,
        sessionCount: _count.sessions,
        title: title?.title ?? '',
        titleLocale: title?.isFallback ? title.locale : undefined,
        texts,
      }
    }),
  }
}
