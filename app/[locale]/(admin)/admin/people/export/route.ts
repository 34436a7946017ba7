import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { peopleExport, poolExport } from '@/lib/people/export'
import { requireMember } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { routing } from '@/lib/platform/locales'
import { answerWithFile } from '@/lib/platform/spreadsheet-response'

type Props = { params: Promise<{ locale: string }> }

export async function GET(request: Request, { params }: Props) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await requireMember('/admin/people')
  const query = new URL(request.url).searchParams
  const listOf = query.get('show') === 'trainers' ? poolExport : peopleExport
  return answerWithFile(viewer, request, await listOf(viewer, param(query.get('q') ?? undefined), locale))
}
