import 'server-only'
import type { Delivery, Prisma } from '@prisma/client'
import { pickText } from '@/lib/catalogue/rules'
import { type RegisterPhase, registerPhase, type Timing, timingOf } from '../rules'

const text = { locale: true, title: true } as const

/** What a session is shown with wherever its register is opened from. */
export const heldSession = {
  id: true,
  title: true,
  startsAt: true,
  endsAt: true,
  zone: true,
  isLive: true,
  cancelledReason: true,
  delivery: true,
  countsAttendance: true,
  room: { select: { name: true, office: { select: { place: true } } } },
  register: { select: { state: true, savedAt: true } },
  editions: {
    select: {
      edition: {
        select: {
          id: true,
          courseId: true,
          slug: true,
          baseLocale: true,
          texts: { select: { locale: true, label: true } },
          course: { select: { code: true, baseLocale: true, texts: { select: text } } },
        },
      },
      module: { select: { texts: { select: text } } },
    },
    orderBy: { editionId: 'asc' },
  },
} satisfies Prisma.SessionSelect

type Row = Prisma.SessionGetPayload<{ select: typeof heldSession }>

/** A text with the language it is in, where that is not the reader's. */
export type Text = { text: string; lang?: string }

export type HeldSession = {
  id: string
  title: string
  /** The language of the title, where it is not the reader's. */
  titleLang: string | undefined
  startsAt: Date
  endsAt: Date
  zone: string
  isLive: boolean
  cancelledReason: string | null
  delivery: Delivery
  roomName: string | null
  countsAttendance: boolean
  timing: Timing
  phase: RegisterPhase
  /** Whether marks have been saved, the register closed or not. */
  isSaved: boolean
  /** The editions whose session it is; several for a joint one. */
  editions: {
    id: string
    courseId: string
    slug: string
    courseCode: string
    course: Text
    label: Text
    module: Text | null
  }[]
}

export function describeSession({ room, register, editions, ...session }: Row, locale: string, at: Date): HeldSession {
  const written = editions[0]?.edition.baseLocale
  return {
    ...session,
    titleLang: written === locale ? undefined : written,
    roomName: room ? `${room.name}, ${room.office.place}` : null,
    timing: timingOf(session, at),
    phase: registerPhase(session, { state: register?.state ?? 'open' }, at),
    isSaved: register?.savedAt != null,
    editions: editions.map(({ edition, module }) => ({
      id: edition.id,
      courseId: edition.courseId,
      slug: edition.slug,
      courseCode: edition.course.code,
      ...editionTexts(edition, locale),
      module: module && titleOf(module.texts, locale, edition.baseLocale),
    })),
  }
}

type Edition = Row['editions'][number]['edition']

export function editionTexts(
  edition: Pick<Edition, 'baseLocale' | 'texts'> & { course: Pick<Edition['course'], 'baseLocale' | 'texts'> },
  locale: string,
): { course: Text; label: Text } {
  const labels = edition.texts.map((one) => ({ locale: one.locale, title: one.label }))
  return {
    course: titleOf(edition.course.texts, locale, edition.course.baseLocale),
    label: titleOf(labels, locale, edition.baseLocale),
  }
}

function titleOf(texts: { locale: string; title: string }[], locale: string, baseLocale: string): Text {
  const picked = pickText(texts, locale, baseLocale)
  return { text: picked?.title ?? '', lang: picked?.isFallback ? picked.locale : undefined }
}
