import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { MailLog } from '@/components/notifications/mail-log'
import { PageHead } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { canReadMail } from '@/lib/notifications/policy'
import { mailLog } from '@/lib/notifications/queries'
import { requireAllowed } from '@/lib/platform/auth'
import { pageNumber } from '@/lib/platform/inputs'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications')
  return { title: t('mail') }
}

export default async function MailPage({ searchParams }: Props) {
  const page = pageNumber((await searchParams).page)
  const viewer = await requireAllowed('/admin/mail', canReadMail)
  const log = await mailLog(viewer, page)
  if (!log) notFound()
  const [t, locale] = await Promise.all([getTranslations('notifications'), getLocale()])
  return (
    <>
      <PageHead title={t('mail')} lead={t('mailLead')} />
      <MailLog messages={log.messages} zone={viewer.zone} locale={locale} />
      <Pagination page={page} pages={log.pages} path="/admin/mail" />
    </>
  )
}
