import 'server-only'
import { translatorFor } from '@/lib/platform/messages'
import { cellsOf, type Exported } from '@/lib/platform/spreadsheet'
import type { Member } from '@/lib/platform/viewer'
import { allMail, type ListedMail } from './queries'
import { mailState, wordsFor } from './rules'
import type { MailTopics, MailView } from './schema'

/** What was written to people and whether it has gone, by the clock of who exports it; null where they may not see it. */
export async function mailExport(
  viewer: Member,
  view: MailView,
  locale: string,
  topicsOf: MailTopics,
): Promise<Exported | null> {
  const mail = await allMail(viewer, view, locale, topicsOf)
  if (!mail) return null
  const t = translatorFor(locale)
  const columns = ['when', 'to', 'kind', 'about', 'state'] as const
  return {
    act: { act: 'mail.export', subject: { type: 'Institute', id: '1' } },
    table: {
      name: 'mail',
      title: t('notifications.mail'),
      locale,
      rowCount: mail.count,
      headings: columns.map((column) => t(`notifications.${column}`)),
      batches: cellsOf(mail.batches, (message: ListedMail) => [
        { at: message.createdAt, zone: viewer.zone },
        message.personName,
        nameOf(message.what),
        aboutOf(message),
        t(`terms.mailState.${mailState(message)}`),
      ]),
    },
  }

  function nameOf(what: string): string {
    const key = wordsFor(what)
    return t.has(key) ? t(key) : what
  }

  function aboutOf({ role, topics }: ListedMail): string {
    return [...(role ? [t(`terms.role.${role}`)] : []), ...topics.map(({ text }) => text)].join(' · ')
  }
}
