import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CatalogueFilters } from '@/components/catalogue/catalogue-filters'
import { CourseCard } from '@/components/catalogue/course-card'
import { Link } from '@/components/ui/link'
import { Empty, PageHead } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { catalogue } from '@/lib/catalogue/queries/catalogue'
import { readFilters } from '@/lib/catalogue/schema'
import { currentViewer } from '@/lib/platform/auth'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.courses')
  return { title: t('title'), description: t('lead') }
}

export default async function Courses({ searchParams }: Props) {
  const [address, locale, viewer, t] = await Promise.all([
    searchParams,
    getLocale(),
    currentViewer(),
    getTranslations('catalogue.courses'),
  ])
  const filters = readFilters(address)
  const { cards, totalCount, page, pageCount, facets } = await catalogue(viewer, filters, locale)
  const { words, isOpen, kinds, themes, priorities, languages, deliveries } = filters
  const query = {
    q: words,
    open: isOpen ? '1' : '',
    kind: kinds,
    theme: themes,
    priority: priorities,
    language: languages,
    delivery: deliveries,
  }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="catalogue">
        <CatalogueFilters filters={filters} facets={facets} locale={locale} />
        <section aria-labelledby="found" className="grid content-start gap-4">
          <p id="found" role="status" className="text-ink-soft">
            {words
              ? t('answering', { count: totalCount, words: `\u2068${words}\u2069` })
              : t('found', { count: totalCount })}
          </p>
          {cards.length === 0 ? (
            <Empty action={<Link href="/courses">{t('seeAll')}</Link>}>
              {t(Object.values(query).flat().some(Boolean) ? 'nothing' : 'nothingYet')}
            </Empty>
          ) : null}
          {cards.map((card) => (
            <CourseCard key={card.id} card={card} locale={locale} />
          ))}
          <Pagination page={page} pages={pageCount} path="/courses" query={query} />
        </section>
      </div>
    </>
  )
}
