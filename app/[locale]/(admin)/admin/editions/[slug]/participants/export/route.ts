import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { participantsExport } from '@/lib/enrolments/export'
import { participantView } from '@/lib/enrolments/schema'
import { requireMember } from '@/lib/platform/auth'
import { routing } from '@/lib/platform/locales'
import { answerWithFile } from '@/lib/platform/spreadsheet-response'

type Props = { params: Promise<{ locale: string; slug: string }> }

export async function GET(request: Request, { params }: Props) {
  const { locale, slug } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await requireMember(`/admin/editions/${slug}/participants`)
  const view = participantView.parse(Object.fromEntries(new URL(request.url).searchParams))
  return answerWithFile(viewer, request, await participantsExport(viewer, slug, view, locale))
}
