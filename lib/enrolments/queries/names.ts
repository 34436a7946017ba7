import 'server-only'
import type { Prisma } from '@prisma/client'
import { pickText } from '@/lib/catalogue/rules'
import type { EditionName } from '../schema'

/** What an edition is called, and what says when it runs. */
export const namedEdition = {
  id: true,
  slug: true,
  state: true,
  zone: true,
  startsOn: true,
  endsOn: true,
  enrolFromAt: true,
  enrolUntilAt: true,
  baseLocale: true,
  texts: { select: { locale: true, label: true } },
  course: { select: { code: true, baseLocale: true, texts: { select: { locale: true, title: true } } } },
} satisfies Prisma.EditionSelect

type NamedEdition = Prisma.EditionGetPayload<{ select: typeof namedEdition }>

export function nameOf(edition: NamedEdition, locale: string): EditionName {
  const title = pickText(edition.course.texts, locale, edition.course.baseLocale)
  const label = pickText(edition.texts, locale, edition.baseLocale)
  return {
    courseCode: edition.course.code,
    courseTitle: title?.title ?? edition.course.code,
    titleLocale: title?.isFallback ? title.locale : undefined,
    label: label?.label ?? '',
    labelLocale: label?.isFallback ? label.locale : undefined,
  }
}
