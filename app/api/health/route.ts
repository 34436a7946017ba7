import { readHealth } from '@/lib/notifications/queries'

export const dynamic = 'force-dynamic'

/** For whoever watches the service: 200 where all is well, 503 with what is not. */
export async function GET() {
  const health = await readHealth()
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
