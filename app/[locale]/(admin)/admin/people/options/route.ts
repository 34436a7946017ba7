import { notFound } from 'next/navigation'
import { canSeePool } from '@/lib/people/policy'
import { findPeople } from '@/lib/people/queries/people'
import { currentViewer } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'

const MOST = 20

/** People to choose from while somebody writes a name: for those who may find people at all. */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  if (!canSeePool(viewer)) notFound()
  const words = param(new URL(request.url).searchParams.get('q') ?? '')
  const people = await findPeople(viewer, words, MOST)
  const options = people.map(({ id, name, address, organisation }) => ({
    value: id,
    label: name,
    detail: address ?? organisation,
  }))
  return Response.json({ options }, { headers: { 'cache-control': 'no-store' } })
}
