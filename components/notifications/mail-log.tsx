import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { Badge } from '@/components/ui/badge'
import { ExportLinks } from '@/components/ui/export-links'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { type Column, DataTable, type ListPlace } from '@/components/ui/table'
import { TableTools } from '@/components/ui/table-tools'
import type { ListedMail } from '@/lib/notifications/queries'
import { mailState } from '@/lib/notifications/rules'
import { formatInstant } from '@/lib/platform/dates'
import { useNameOfMail } from './mail-name'

type Props = ListPlace & {
  messages: ListedMail[]
  count: number
  /** There is mail, of which the view shows none where the list is empty. */
  isNarrowed: boolean
  zone: string
  locale: string
}

/** What was written to people, and whether it has gone. */
export function MailLog({ messages, count, isNarrowed, zone, locale, ...list }: Props) {
  const t = useTranslations('notifications')
  const nameOf = useNameOfMail()
  if (messages.length === 0) return <Empty>{t(isNarrowed ? 'noneFound' : 'noMail')}</Empty>
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
      cell: ({ id, what }) => <Link href={`/admin/mail/${id}`}>{nameOf(what)}</Link>,
    },
    { key: 'about', label: t('about'), cell: (message) => <About {...message} /> },
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

/** The edition's course, the session, the role that a mail is about; nothing where it is about its reader alone. */
function About({ role, topics }: ListedMail) {
  const t = useTranslations('terms.role')
  const parts = [...(role ? [{ text: t(role), lang: undefined }] : []), ...topics]
  return parts.map(({ text, lang }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two editions of a joint session may be labelled alike
    <Fragment key={i}>
      {i > 0 ? ' · ' : null}
      <bdi lang={lang}>{text}</bdi>
    </Fragment>
  ))
}
