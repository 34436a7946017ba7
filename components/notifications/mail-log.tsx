import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { ExportLinks } from '@/components/ui/export-links'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { type Column, DataTable, type ListPlace } from '@/components/ui/table'
import { TableTools } from '@/components/ui/table-tools'
import type { ListedMail } from '@/lib/notifications/queries'
import { mailState } from '@/lib/notifications/rules'
import { formatInstant } from '@/lib/platform/dates'

type Props = ListPlace & { messages: ListedMail[]; count: number; zone: string; locale: string }

/** What was written to people, and whether it has gone. */
export function MailLog({ messages, count, zone, locale, ...list }: Props) {
  const t = useTranslations('notifications')
  if (messages.length === 0) return <Empty>{t('noMail')}</Empty>
  const columns: Column<ListedMail>[] = [
    {
      key: 'when',
      label: t('when'),
      isSortable: true,
      cell: ({ createdAt }) => formatInstant(createdAt, zone, locale),
    },
    { key: 'to', label: t('to'), cell: ({ personName }) => <bdi>{personName ?? t('nobodyYet')}</bdi> },
    {
      key: 'kind',
      label: t('kind'),
      isHead: true,
      cell: ({ id, kind }) => <Link href={`/admin/mail/${id}`}>{kindOf(kind, t)}</Link>,
    },
    { key: 'state', label: t('state'), cell: (message) => <Badge of="mailState" state={mailState(message)} /> },
  ]
  return (
    <>
      <TableTools {...list} columns={columns} found={t('count', { count })}>
        <ExportLinks path={`${list.path}/export`} query={list.query} />
      </TableTools>
      <DataTable {...list} label={t('mail')} columns={columns} rows={messages} keyOf={({ id }) => id} />
    </>
  )
}

type KindTranslator = ReturnType<typeof useTranslations<'notifications'>>

function kindOf(kind: string, t: KindTranslator): string {
  const key = `kinds.${kind}` as 'kinds.session.moved'
  return t.has(key) ? t(key) : kind
}
