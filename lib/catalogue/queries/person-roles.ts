import 'server-only'
import type { Role } from '@prisma/client'
import { canSeeEverybody } from '@/lib/people/policy'
import { namesOf } from '@/lib/people/queries/person'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { pickText } from '../rules'

type Text = { text: string; lang?: string }

export type PersonRole = {
  /** The grant's. */
  id: string
  role: Role
  /** What it holds for; null for the whole institute. */
  scope: {
    kind: 'course' | 'edition' | 'session' | 'organisation'
    title: Text
    label?: Text
    href: string | null
  } | null
  since: Date
  by: { id: string; name: string } | null
}

const courseSelect = { code: true, baseLocale: true, texts: { select: { locale: true, title: true } } }

/** The roles of one of the institute's people, with what each holds for, since when and by whom. */
export async function rolesOfPerson(viewer: Viewer, personId: string, locale: string): Promise<PersonRole[]> {
  if (!canSeeEverybody(viewer)) return []
  const grants = await db.roleGrant.findMany({
    where: { personId },
    select: {
      id: true,
      role: true,
      grantedAt: true,
      grantedById: true,
      organisation: { select: { name: true } },
      course: { select: courseSelect },
      session: {
        select: { id: true, title: true, editions: { select: { edition: { select: { slug: true } } }, take: 1 } },
      },
      edition: {
        select: {
          slug: true,
          baseLocale: true,
          texts: { select: { locale: true, label: true } },
          course: { select: courseSelect },
        },
      },
    },
    orderBy: [{ role: 'asc' }, { grantedAt: 'asc' }, { id: 'asc' }],
  })
  const names = await namesOf(
    viewer,
    grants.map(({ grantedById }) => grantedById),
  )
  return grants.map((grant) => {
    const { id, role, grantedAt, grantedById } = grant
    const name = grantedById && names.get(grantedById)
    return {
      id,
      role,
      since: grantedAt,
      by: grantedById && name ? { id: grantedById, name } : null,
      scope: scopeOf(grant, locale),
    }
  })
}

type Course = { code: string; baseLocale: string; texts: { locale: string; title: string }[] }

type Scoped = {
  organisation: { name: string } | null
  course: Course | null
  session: { id: string; title: string; editions: { edition: { slug: string } }[] } | null
  edition: { slug: string; baseLocale: string; texts: { locale: string; label: string }[]; course: Course } | null
}

function scopeOf({ organisation, course, session, edition }: Scoped, locale: string): PersonRole['scope'] {
  if (organisation) return { kind: 'organisation', title: { text: organisation.name }, href: null }
  if (course) return { kind: 'course', title: titleOf(course, locale), href: `/admin/courses/${course.code}` }
  if (session) {
    const slug = session.editions[0]?.edition.slug
    const href = slug ? `/admin/editions/${slug}/schedule/${session.id}` : null
    return { kind: 'session', title: { text: session.title }, href }
  }
  if (!edition) return null
  const label = pickText(edition.texts, locale, edition.baseLocale)
  return {
    kind: 'edition',
    title: titleOf(edition.course, locale),
    label: { text: label?.label ?? edition.slug, lang: label?.isFallback ? label.locale : undefined },
    href: `/admin/editions/${edition.slug}`,
  }
}

function titleOf({ code, baseLocale, texts }: Course, locale: string): Text {
  const text = pickText(texts, locale, baseLocale)
  return { text: text?.title ?? code, lang: text?.isFallback ? text.locale : undefined }
}
