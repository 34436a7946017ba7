import 'server-only'
import type { Prisma } from '@prisma/client'
import { pickText } from '@/lib/catalogue/rules'
import type { EditionShown, ListedSession } from '../schema'

const texts = { select: { locale: true, title: true } } as const

/** What a list shows of a session. The joining link is never among it. */
export const listed = {
  id: true,
  title: true,
  localStart: true,
  localEnd: true,
  startsAt: true,
  endsAt: true,
  zone: true,
  delivery: true,
  isLive: true,
  cancelledReason: true,
  countsAttendance: true,
  room: { select: { name: true, office: { select: { place: true } } } },
  trainers: {
    select: { trainerId: true, part: true, trainer: { select: { person: { select: { name: true } } } } },
    orderBy: { trainer: { person: { name: 'asc' } } },
  },
} satisfies Prisma.SessionSelect

/** The edition and module under which a session is listed. */
export const listedEdition = {
  editionId: true,
  edition: {
    select: {
      slug: true,
      baseLocale: true,
      texts: { select: { locale: true, label: true } },
      course: { select: { baseLocale: true, texts } },
    },
  },
  module: { select: { texts } },
} satisfies Prisma.SessionEditionSelect

type SessionRow = Prisma.SessionGetPayload<{ select: typeof listed }>
type EditionRow = Prisma.SessionEditionGetPayload<{ select: typeof listedEdition }>

export function toListed(
  { room, trainers, ...session }: SessionRow,
  { edition, module }: EditionRow,
  locale: string,
): ListedSession {
  const moduleText = pickText(module?.texts ?? [], locale, edition.baseLocale)
  return {
    ...session,
    titleLang: edition.baseLocale === locale ? undefined : edition.baseLocale,
    roomName: room?.name ?? null,
    roomPlace: room?.office.place ?? null,
    moduleTitle: moduleText?.title ?? null,
    moduleLang: moduleText?.isFallback ? moduleText.locale : undefined,
    trainers: trainers.map(({ trainerId, part, trainer }) => ({
      personId: trainerId,
      name: trainer.person.name,
      part,
    })),
  }
}

export function toEditionShown({ editionId, edition }: EditionRow, locale: string): EditionShown {
  const course = pickText(edition.course.texts, locale, edition.course.baseLocale)
  const label = pickText(edition.texts, locale, edition.baseLocale)
  return {
    editionId,
    editionSlug: edition.slug,
    courseTitle: course?.title ?? '',
    courseLang: course?.isFallback ? course.locale : undefined,
    editionLabel: label?.label ?? '',
    editionLang: label?.isFallback ? label.locale : undefined,
  }
}
