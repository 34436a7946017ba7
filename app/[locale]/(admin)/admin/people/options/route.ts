import { notFound } from 'next/navigation'
import { canChooseTrainers } from '@/lib/people/policy'
import { peopleToChoose } from '@/lib/people/queries/choices'
import { among } from '@/lib/people/schema'
import { currentViewer } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { defaultLocale } from '@/lib/platform/locales'
import { answerTooOften, searchedTooOften } from '@/lib/platform/often'

/** People to choose from while somebody writes a name: for those who may find people at all. */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  if (!canChooseTrainers(viewer)) notFound()
  const held = await searchedTooOften(viewer)
  if (held) return answerTooOften(held, viewer.kind === 'member' ? viewer.locale : defaultLocale)
  const asked = new URL(request.url).searchParams
  const options = await peopleToChoose(viewer, among.parse(asked.get('among')), param(asked.get('q') ?? ''))
  return Response.json({ options }, { headers: { 'cache-control': 'no-store' } })
}
