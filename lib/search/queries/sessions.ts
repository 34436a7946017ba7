import 'server-only'
import type { Prisma } from '@prisma/client'
import { editionsVisibleTo } from '@/lib/catalogue/policy'
import { pickText } from '@/lib/catalogue/rules'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canPlan, canTeach, sessionsVisibleTo } from '@/lib/sessions/policy'
import { answerOf, distance, type Stretch } from '../rules'
import { answersOf, type Scored } from './answers'
import { sessionsLike } from './candidates'
import { lookedAt } from './looked-at'

export async function sessionsFound(viewer: Viewer, words: readonly string[], locale: string, stretch: Stretch) {
  const at = now()
  const { rows, isCapped } = await lookedAt({
    like: (editionIds) => sessionsLike(words, at, editionIds),
    read: (ids) =>
      db.session.findMany({
        where: { AND: [{ id: { in: ids } }, sessionsVisibleTo(viewer)] },
        select: foundBy(viewer),
      }),
    // Every session that somebody sees is of an edition that they see.
    visible: () => db.edition.findMany({ where: editionsVisibleTo(viewer), select: { id: true } }),
  })
  const scored = rows.flatMap(({ id, title, trainers, editions, ...session }): Scored[] => {
    const [shown] = editions
    const score = answerOf(words, [{ title, text: title, locale: shown?.edition.baseLocale }], locale)
    if (score === null || !shown) return []
    const { slug, baseLocale, course } = shown.edition
    const text = pickText(course.texts, locale, course.baseLocale)
    const plans = editions.find(({ edition }) => canPlan(viewer, { id, edition }))
    return [
      {
        score,
        rank: distance(session.startsAt, at),
        found: {
          kind: 'sessions',
          id,
          href: canTeach(viewer, { trainers })
            ? `/teach/sessions/${id}`
            : plans
              ? `/admin/editions/${plans.edition.slug}/schedule/${id}`
              : `/editions/${slug}`,
          title: { text: title, lang: baseLocale === locale ? undefined : baseLocale },
          course: { text: text?.title ?? '', lang: text?.isFallback ? text.locale : undefined },
          ...session,
        },
      },
    ]
  })
  return answersOf('sessions', scored, isCapped, stretch)
}

const foundBy = (viewer: Viewer) =>
  ({
    id: true,
    title: true,
    startsAt: true,
    endsAt: true,
    zone: true,
    isLive: true,
    trainers: { select: { trainerId: true } },
    editions: {
      // Of a joint session, only the editions that exist for the viewer.
      where: { edition: editionsVisibleTo(viewer) },
      select: {
        edition: {
          select: {
            id: true,
            courseId: true,
            slug: true,
            baseLocale: true,
            course: { select: { baseLocale: true, texts: { select: { locale: true, title: true } } } },
          },
        },
      },
      orderBy: { editionId: 'asc' },
    },
  }) satisfies Prisma.SessionSelect
