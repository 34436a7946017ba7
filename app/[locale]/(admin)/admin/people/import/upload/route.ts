import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { stageImport } from '@/lib/people/commands/import-stage'
import { canImportPeople } from '@/lib/people/policy'
import { IMPORT_MOST_BYTES } from '@/lib/people/schema'
import { currentViewer } from '@/lib/platform/auth'
import { routing } from '@/lib/platform/locales'
import { tooOften } from '@/lib/platform/often'
import { leaveFor, readUpload, refuseUpload } from '@/lib/platform/upload'

type Props = { params: Promise<{ locale: string }> }

const PATH = '/admin/people/import'

/** A handler and not an action, since an action's body is held whole before our code sees it, and limited for all. */
export async function POST(request: Request, { params }: Props) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await currentViewer()
  if (viewer.kind !== 'member') return leaveFor(locale, `/sign-in?next=${encodeURIComponent(PATH)}`)
  if (!canImportPeople(viewer)) notFound()
  const held = await tooOften('upload', viewer)
  if (held) return refuseUpload(request, locale, PATH, held)
  const upload = await readUpload(request, 'file', IMPORT_MOST_BYTES)
  const result = upload.ok ? await stageImport(viewer, upload.value) : upload
  return result.ok ? leaveFor(locale, `${PATH}/${result.value.importId}`) : refuseUpload(request, locale, PATH, result)
}
