import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { formatInstant } from '@/lib/platform/dates'

type Message = {
  id: string
  kind: string
  personName: string | null
  createdAt: Date
  sentAt: Date | null
  abandonedAt: Date | null
  failure: string | null
}

/** What was written to people, and whether it has gone. */
export async function MailLog({ messages, zone, locale }: { messages: Message[]; zone: string; locale: string }) {
  const t = await getTranslations('notifications')
  if (messages.length === 0) return <Empty>{t('noMail')}</Empty>
  return (
    <table className="table table-list">
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('to')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            <td data-label={t('when')}>{formatInstant(message.createdAt, zone, locale)}</td>
            <td data-label={t('to')}>
              <bdi>{message.personName ?? t('nobodyYet')}</bdi>
            </td>
            <td data-label={t('kind')}>
              <Link href={`/admin/mail/${message.id}`}>{kindOf(message.kind, t)}</Link>
            </td>
            <td data-label={t('state')}>
              <Badge of="mailState" state={stateOf(message)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function stateOf({ sentAt, abandonedAt, failure }: Message) {
  if (sentAt) return 'sent'
  if (abandonedAt) return 'givenUp'
  return failure ? 'tryingAgain' : 'waiting'
}

type KindTranslator = Awaited<ReturnType<typeof getTranslations<'notifications'>>>

function kindOf(kind: string, t: KindTranslator): string {
  const key = `kinds.${kind}` as 'kinds.session.moved'
  return t.has(key) ? t(key) : kind
}
