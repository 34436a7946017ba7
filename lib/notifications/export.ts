import 'server-only'
import { translatorFor } from '@/lib/platform/messages'
import { cellsOf, type Exported } from '@/lib/platform/spreadsheet'
import type { Member } from '@/lib/platform/viewer'
import { allMail, type ListedMail } from './queries'
import { mailState } from './rules'
import type { MailView } from './schema'

/** What was written to people and whether it has gone, by the clock of who exports it; null where they may not see it. */
export async function mailExport(viewer: Member, view: MailView, locale: string): Promise<Exported | null> {
  const mail = await allMail(viewer, view)
  if (!mail) return null
  const t = translatorFor(locale)
  return {
    act: { act: 'mail.export', subject: { type: 'Institute', id: '1' } },
    table: {
      name: 'mail',
      title: t('notifications.mail'),
      locale,
      rowCount: mail.count,
      headings: [t('notifications.when'), t('notifications.to'), t('notifications.kind'), t('notifications.state')],
      batches: cellsOf(mail.batches, (message: ListedMail) => [
        { at: message.createdAt, zone: viewer.zone },
        message.personName,
        nameOf(message.kind),
        t(`terms.mailState.${mailState(message)}`),
      ]),
    },
  }

  function nameOf(kind: string): string {
    const key = `notifications.kinds.${kind}` as 'notifications.kinds.session.moved'
    return t.has(key) ? t(key) : kind
  }
}
