import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { requireMember } from '@/lib/platform/auth'
import { routing } from '@/lib/platform/locales'
import { answerWithFile } from '@/lib/platform/spreadsheet-response'
import { scheduleExport } from '@/lib/sessions/export'

type Props = { params: Promise<{ locale: string; slug: string }> }

export async function GET(request: Request, { params }: Props) {
  const { locale, slug } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await requireMember(`/admin/editions/${slug}/schedule`)
  return answerWithFile(viewer, request, await scheduleExport(viewer, slug, locale))
}
