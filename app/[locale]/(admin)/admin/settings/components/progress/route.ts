import { notFound } from 'next/navigation'
import { specimenWork } from './work'

/** How far the specimen of long work is. In development only, as the page is. */
export function GET() {
  if (process.env.NODE_ENV === 'production') notFound()
  return Response.json(specimenWork(), { headers: { 'cache-control': 'no-store' } })
}
