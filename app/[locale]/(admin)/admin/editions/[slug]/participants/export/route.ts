import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { participantsCsv } from '@/lib/enrolments/export'
import { participantView } from '@/lib/enrolments/schema'
import { requireMember } from '@/lib/platform/auth'
import { routing } from '@/lib/platform/locales'

type Props = { params: Promise<{ locale: string; slug: string }> }

export async function GET(request: Request, { params }: Props) {
  const { locale, slug } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await requireMember(`/admin/editions/${slug}/participants`)
  const view = participantView.parse(Object.fromEntries(new URL(request.url).searchParams))
  const file = await participantsCsv(viewer, slug, view, locale)
  if (file === null) notFound()
  return new Response(file, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="participants.csv"; filename*=UTF-8''${encodeURIComponent(`${slug}-participants.csv`)}`,
      'cache-control': 'private, no-store',
    },
  })
}
