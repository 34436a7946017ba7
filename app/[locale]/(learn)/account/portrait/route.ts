import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { savePortrait } from '@/lib/people/commands/portrait'
import { PORTRAIT_MOST_BYTES } from '@/lib/people/schema'
import { currentViewer } from '@/lib/platform/auth'
import { routing } from '@/lib/platform/locales'
import { tooOften } from '@/lib/platform/often'
import { leaveFor, readUpload, refuseUpload } from '@/lib/platform/upload'

type Props = { params: Promise<{ locale: string }> }

const PATH = '/account'

/** A handler and not an action, as for every file: it is read while it comes, and never more of it than may be. */
export async function POST(request: Request, { params }: Props) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const viewer = await currentViewer()
  if (viewer.kind !== 'member') return leaveFor(locale, `/sign-in?next=${encodeURIComponent(PATH)}`)
  const held = await tooOften('upload', viewer)
  if (held) return refuseUpload(request, locale, PATH, held)
  const upload = await readUpload(request, 'picture', PORTRAIT_MOST_BYTES, 'pictureTooLarge')
  const result = upload.ok ? await savePortrait(viewer, upload.value) : upload
  return result.ok ? leaveFor(locale, `${PATH}?said=portraitSaved`) : refuseUpload(request, locale, PATH, result)
}
