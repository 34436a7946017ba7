import type { MetadataRoute } from 'next'
import { notFound } from 'next/navigation'
import { institute } from '@/lib/platform/institute'
import { directionOf, localePath } from '@/lib/platform/locales'
import { isServed, translatorFor } from '@/lib/platform/messages'

type Context = { params: Promise<{ locale: string }> }

/** What a device needs to install the product under the institute's name, in the language that it is read in. */
export async function GET(_: Request, { params }: Context) {
  const { locale } = await params
  if (!isServed(locale)) notFound()
  const [t, own] = [translatorFor(locale), await institute()]
  const product = t('shell.product')
  const manifest: MetadataRoute.Manifest = {
    id: '/',
    name: own ? `${own.name} · ${product}` : product,
    short_name: own?.abbreviation || product,
    description: t('shell.description'),
    lang: locale,
    dir: directionOf(locale),
    start_url: localePath(locale, '/my'),
    scope: '/',
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    icons: [
      { src: '/icons/lectern-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/lectern-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/lectern-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: t('shell.places.timetable'), url: localePath(locale, '/my/timetable') },
      { name: t('shell.places.courses'), url: localePath(locale, '/courses') },
    ],
  }
  return Response.json(manifest, {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' },
  })
}
