import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { coursesExport } from '@/lib/catalogue/export'
import { managedCoursesView } from '@/lib/catalogue/schema'
import { requireMember } from '@/lib/platform/auth'
import { queryOf } from '@/lib/platform/lists'
import { routing } from '@/lib/platform/locales'
import { answerWithFile } from '@/lib/platform/spreadsheet-response'

type Props = { params: Promise<{ locale: string }> }

export async function GET(request: Request, { params }: Props) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await requireMember('/admin/courses')
  const list = await coursesExport(viewer, managedCoursesView.parse(queryOf(request.url)), locale)
  return answerWithFile(viewer, request, list)
}
