import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import { canReadMail } from '@/lib/notifications/policy'
import { mailText } from '@/lib/notifications/queries'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications')
  return { title: t('oneMail') }
}

export default async function OneMailPage({ params }: Props) {
  const { id } = await params
  const viewer = await requireAllowed(`/admin/mail/${id}`, canReadMail)
  const text = await mailText(viewer, id)
  if (text === null) notFound()
  const t = await getTranslations('notifications')
  return (
    <>
      <PageHead title={t('oneMail')} trail={<Trail above={['mail']} />} />
      <pre dir="auto" className="card font-sans whitespace-pre-wrap">
        {text}
      </pre>
    </>
  )
}
