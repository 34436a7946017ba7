import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { aboutOf } from '@/components/shell/search-about'
import { currentViewer } from '@/lib/platform/auth'
import { localePath } from '@/lib/platform/locales'
import { isServed } from '@/lib/platform/messages'
import { answerTooOften, searchedTooOften } from '@/lib/platform/often'
import { kindsFor } from '@/lib/search/policy'
import { search } from '@/lib/search/queries/search'
import { readSearch } from '@/lib/search/schema'

const MOST_OF_A_KIND = 3

type Props = { params: Promise<{ locale: string }> }

/** The first answers of each kind that the viewer may see, for who is still writing. Kept by nobody. */
export async function GET(request: Request, { params }: Props) {
  const { locale } = await params
  if (!isServed(locale)) notFound()
  const viewer = await currentViewer()
  const held = await searchedTooOften(viewer)
  if (held) return answerTooOften(held, locale)
  const asked = readSearch({ q: new URL(request.url).searchParams.get('q') ?? '' }, kindsFor(viewer))
  const [t, terms, each] = await Promise.all([
    getTranslations({ locale, namespace: 'shell.search' }),
    getTranslations({ locale, namespace: 'terms' }),
    search(viewer, asked, locale),
  ])
  const viewerZone = viewer.kind === 'member' ? viewer.zone : null
  const found = each.flatMap((answers) => answers.found.slice(0, MOST_OF_A_KIND))
  const rows = found.map((one) => ({
    href: localePath(locale, one.href),
    title: one.title.text,
    lang: one.title.lang,
    about: [{ text: t(`one.${one.kind}`) }, ...aboutOf(one, { locale, viewerZone, terms })],
  }))
  const all = {
    href: localePath(locale, `/search?${new URLSearchParams({ q: asked.words })}`),
    title: t('allFor', { words: `\u2068${asked.words}\u2069` }),
    about: [],
  }
  return Response.json(
    { rows: rows.length > 0 ? [...rows, all] : [], said: t('suggested', { count: rows.length }) },
    { headers: { 'cache-control': 'private, no-store' } },
  )
}
