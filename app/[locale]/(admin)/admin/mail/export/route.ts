import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { topicsOfMail } from '@/lib/enrolments/queries/mail-topics'
import { mailExport } from '@/lib/notifications/export'
import { mailView } from '@/lib/notifications/schema'
import { requireMember } from '@/lib/platform/auth'
import { queryOf } from '@/lib/platform/lists'
import { routing } from '@/lib/platform/locales'
import { answerWithFile } from '@/lib/platform/spreadsheet-response'

type Props = { params: Promise<{ locale: string }> }

export async function GET(request: Request, { params }: Props) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await requireMember('/admin/mail')
  const list = await mailExport(viewer, mailView.parse(queryOf(request.url)), locale, topicsOfMail)
  return answerWithFile(viewer, request, list)
}
