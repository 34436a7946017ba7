import { notFound } from 'next/navigation'
import { bytesOf, portraitFile } from '@/lib/people/queries/portrait'
import { currentViewer } from '@/lib/platform/auth'
import { fileHeaders } from '@/lib/platform/file-response'

type Props = { params: Promise<{ id: string }> }

/** A file, for who may see it now: rights are asked at each request, whatever the browser has of it already. */
export async function GET(request: Request, { params }: Props) {
  const file = await portraitFile(await currentViewer(), (await params).id)
  if (!file) notFound()
  const headers = fileHeaders(file)
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  const bytes = await bytesOf(file)
  if (!bytes) notFound()
  return new Response(Buffer.from(bytes), { headers })
}
