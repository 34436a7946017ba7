import 'server-only'
import { canReadMail } from '@/lib/notifications/policy'
import type { MailTopic, MailTopics } from '@/lib/notifications/schema'
import { db } from '@/lib/platform/db'
import { namedEdition, nameOf } from './names'

const ofEdition = { select: namedEdition } as const

/** Which course's edition, and which session of it, messages to people are about, for those who read all mail. */
export const topicsOfMail: MailTopics = async (viewer, messages, locale) => {
  if (!canReadMail(viewer)) return new Map()
  const idsOf = (name: string) => [...new Set(messages.flatMap(({ payload }) => payload[name] ?? []))]
  const [enrolments, sessions, series] = await Promise.all([
    db.enrolment.findMany({ where: { id: { in: idsOf('enrolmentId') } }, select: { id: true, edition: ofEdition } }),
    db.session.findMany({
      where: { id: { in: idsOf('sessionId') } },
      select: { id: true, title: true, editions: { select: { edition: ofEdition }, orderBy: { editionId: 'asc' } } },
    }),
    db.series.findMany({ where: { id: { in: idsOf('seriesId') } }, select: { id: true, edition: ofEdition } }),
  ])
  const named = ({ edition }: { edition: Parameters<typeof nameOf>[0] }): MailTopic[] => {
    const { courseTitle, titleLocale, label, labelLocale } = nameOf(edition, locale)
    return [{ text: courseTitle, lang: titleLocale }, ...(label ? [{ text: label, lang: labelLocale }] : [])]
  }
  const topics = new Map<string, MailTopic[]>([
    ...[...enrolments, ...series].map((one): [string, MailTopic[]] => [one.id, named(one)]),
    ...sessions.map(({ id, title, editions }): [string, MailTopic[]] => {
      return [id, [{ text: title }, ...editions.flatMap(named)]]
    }),
  ])
  return new Map(
    messages.flatMap(({ id, payload }) => {
      const found = topics.get(payload.enrolmentId ?? payload.sessionId ?? payload.seriesId ?? '')
      return found ? [[id, found] as const] : []
    }),
  )
}
