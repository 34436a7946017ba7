import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { peopleExport, poolExport } from '@/lib/people/export'
import { peopleView, poolView } from '@/lib/people/schema'
import { requireMember } from '@/lib/platform/auth'
import { queryOf } from '@/lib/platform/lists'
import { routing } from '@/lib/platform/locales'
import { answerWithFile } from '@/lib/platform/spreadsheet-response'

type Props = { params: Promise<{ locale: string }> }

export async function GET(request: Request, { params }: Props) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await requireMember('/admin/people')
  const query = queryOf(request.url)
  const list =
    query.show?.[0] === 'trainers'
      ? await poolExport(viewer, poolView.parse(query), locale)
      : await peopleExport(viewer, peopleView.parse(query), locale)
  return answerWithFile(viewer, request, list)
}
