import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { gridExport } from '@/lib/attendance/export'
import { requireMember } from '@/lib/platform/auth'
import { routing } from '@/lib/platform/locales'
import { answerWithFile } from '@/lib/platform/spreadsheet-response'

type Props = { params: Promise<{ locale: string; slug: string }> }

export async function GET(request: Request, { params }: Props) {
  const { locale, slug } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await requireMember(`/teach/editions/${slug}`)
  return answerWithFile(viewer, request, await gridExport(viewer, slug, 'taught', locale))
}
