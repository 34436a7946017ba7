import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { MailFilter } from '@/components/notifications/mail-filter'
import { MailLog } from '@/components/notifications/mail-log'
import { PageHead } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { topicsOfMail } from '@/lib/enrolments/queries/mail-topics'
import { canReadMail } from '@/lib/notifications/policy'
import { mailLog } from '@/lib/notifications/queries'
import { mailView } from '@/lib/notifications/schema'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications')
  return { title: t('mail') }
}

export default async function MailPage({ searchParams }: Props) {
  const query = await searchParams
  const view = mailView.parse(query)
  const viewer = await requireAllowed('/admin/mail', canReadMail)
  const [t, locale] = await Promise.all([getTranslations('notifications'), getLocale()])
  const log = await mailLog(viewer, view, locale, topicsOfMail)
  if (!log) notFound()
  const place = { path: '/admin/mail', query, sort: view.sort }
  return (
    <>
      <PageHead title={t('mail')} lead={t('mailLead')} />
      {log.whats.length > 0 ? <MailFilter {...place} view={view} whats={log.whats} /> : null}
      <MailLog
        {...place}
        isNarrowed={log.whats.length > 0}
        messages={log.messages}
        count={log.count}
        zone={viewer.zone}
        locale={locale}
      />
      <Pagination page={log.page} pages={log.pages} {...place} />
    </>
  )
}
