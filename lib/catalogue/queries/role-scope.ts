import 'server-only'
import type { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import type { Grant, System } from '@/lib/platform/viewer'
import { pickText } from '../rules'

type Text = { text: string; lang?: string }

/** What a role holds for, named in a language. */
export type RoleScope = {
  kind: 'course' | 'edition' | 'session' | 'organisation'
  title: Text
  label?: Text
  /** Its page for who runs it. */
  href: string | null
}

const courseSelect = {
  code: true,
  baseLocale: true,
  texts: { select: { locale: true, title: true } },
} satisfies Prisma.CourseSelect
const editionSelect = {
  slug: true,
  baseLocale: true,
  texts: { select: { locale: true, label: true } },
  course: { select: courseSelect },
} satisfies Prisma.EditionSelect

const inOrder = { orderBy: { editionId: 'asc' }, take: 1 } as const
const sessionSelect = {
  id: true,
  title: true,
  editions: { select: { edition: { select: { slug: true } } }, ...inOrder },
} satisfies Prisma.SessionSelect

/** What of a grant says for what it holds. */
export const scopedSelect = {
  organisation: { select: { name: true } },
  course: { select: courseSelect },
  session: { select: sessionSelect },
  edition: { select: editionSelect },
} satisfies Prisma.RoleGrantSelect

type Course = Prisma.CourseGetPayload<{ select: typeof courseSelect }>
type Edition = Prisma.EditionGetPayload<{ select: typeof editionSelect }>
type Scoped = Prisma.RoleGrantGetPayload<{ select: typeof scopedSelect }>

/** Null where it holds for the whole institute. */
export function scopeOf({ organisation, course, session, edition }: Scoped, locale: string): RoleScope | null {
  if (organisation) return { kind: 'organisation', title: { text: organisation.name }, href: null }
  if (course) return { kind: 'course', title: titleOf(course, locale), href: `/admin/courses/${course.code}` }
  if (session) {
    const slug = session.editions[0]?.edition.slug
    const href = slug ? `/admin/editions/${slug}/schedule/${session.id}` : null
    return { kind: 'session', title: { text: session.title }, href }
  }
  return edition && { kind: 'edition', ...namesOf(edition, locale), href: `/admin/editions/${edition.slug}` }
}

/**
 * What a role held for as a mail to who has or had it names it: a session with its edition beside it. It is read by its id,
 * since a role that was taken back is no more. Null for the whole institute, and for what is no more.
 */
export async function scopeInMail(
  _viewer: System,
  { organisationId, courseId, sessionId, editionId }: Omit<Grant, 'role'>,
  locale: string,
): Promise<(RoleScope & { of?: { title: Text; label: Text } }) | null> {
  const [organisation, course, session, edition] = await Promise.all([
    organisationId ? db.organisation.findUnique({ where: { id: organisationId }, ...scopedSelect.organisation }) : null,
    courseId ? db.course.findUnique({ where: { id: courseId }, select: courseSelect }) : null,
    sessionId ? db.session.findUnique({ where: { id: sessionId }, select: sessionInMailSelect }) : null,
    editionId ? db.edition.findUnique({ where: { id: editionId }, select: editionSelect }) : null,
  ])
  const scope = scopeOf({ organisation, course, session, edition }, locale)
  const of = session?.editions[0]?.edition
  return scope && (of ? { ...scope, of: namesOf(of, locale) } : scope)
}

const sessionInMailSelect = {
  ...sessionSelect,
  editions: { select: { edition: { select: editionSelect } }, ...inOrder },
} satisfies Prisma.SessionSelect

function namesOf(edition: Edition, locale: string): { title: Text; label: Text } {
  const label = pickText(edition.texts, locale, edition.baseLocale)
  return {
    title: titleOf(edition.course, locale),
    label: { text: label?.label || edition.slug, lang: label?.isFallback ? label.locale : undefined },
  }
}

function titleOf({ code, baseLocale, texts }: Course, locale: string): Text {
  const text = pickText(texts, locale, baseLocale)
  return { text: text?.title ?? code, lang: text?.isFallback ? text.locale : undefined }
}
