import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { canDecideRoles } from '@/lib/people/policy'
import { scopeKinds } from '@/lib/people/schema'
import { currentViewer } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { answerTooOften, searchedTooOften } from '@/lib/platform/often'
import { scopesToChoose } from '@/lib/search/queries/scopes'

/** What a role can hold for, while somebody writes its name: for those who give roles. */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  const asked = new URL(request.url).searchParams
  const kind = scopeKinds.find((one) => one === asked.get('kind'))
  if (!canDecideRoles(viewer) || !kind) notFound()
  const held = await searchedTooOften(viewer)
  if (held) return answerTooOften(held, await getLocale())
  const options = await scopesToChoose(viewer, kind, param(asked.get('q') ?? ''), await getLocale())
  return Response.json({ options }, { headers: { 'cache-control': 'no-store' } })
}
