import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Empty, Tag } from '@/components/ui/page'
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
              <StateTag message={message} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

async function StateTag({ message }: { message: Message }) {
  const t = await getTranslations('notifications.states')
  if (message.sentAt) return <Tag tone="good">{t('sent')}</Tag>
  if (message.abandonedAt) return <Tag tone="bad">{t('givenUp')}</Tag>
  return message.failure ? <Tag tone="warn">{t('tryingAgain')}</Tag> : <Tag>{t('waiting')}</Tag>
}

type KindTranslator = Awaited<ReturnType<typeof getTranslations<'notifications'>>>

function kindOf(kind: string, t: KindTranslator): string {
  const key = `kinds.${kind}` as 'kinds.session.moved'
  return t.has(key) ? t(key) : kind
}
