import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SearchAnswers } from '@/components/shell/search-answers'
import { SearchForm } from '@/components/shell/search-form'
import { Link } from '@/components/ui/link'
import { Empty, Notice, PageHead } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { currentViewer } from '@/lib/platform/auth'
import { searchedTooOften } from '@/lib/platform/often'
import { kindsFor } from '@/lib/search/policy'
import { search } from '@/lib/search/queries/search'
import { FOUND_A_PAGE } from '@/lib/search/rules'
import { readSearch } from '@/lib/search/schema'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.search')
  return { title: t('title'), robots: { index: false } }
}

/** Everything that the viewer may open and that answers the words, by its kind. */
export default async function Search({ searchParams }: Props) {
  const [viewer, locale, address] = await Promise.all([currentViewer(), getLocale(), searchParams])
  const held = await searchedTooOften(viewer)
  const asked = readSearch(held ? {} : address, kindsFor(viewer))
  const { words, kind, page, faults } = asked
  const [t, refusals, missing, each] = await Promise.all([
    getTranslations('shell.search'),
    getTranslations('refusals'),
    getTranslations('shell.missing'),
    search(viewer, asked, locale),
  ])
  const total = each.reduce((sum, { count }) => sum + count, 0)
  const shown = each.filter((answers) => answers.found.length > 0 && (kind === null || answers.kind === kind))
  const count = kind ? (each.find((answers) => answers.kind === kind)?.count ?? 0) : total
  const pages = Math.max(1, Math.ceil(count / FOUND_A_PAGE))
  const reader = { locale, viewerZone: viewer.kind === 'member' ? viewer.zone : null }
  const withWords = (chosen?: string) => `/search?${new URLSearchParams({ q: words, ...(chosen && { kind: chosen }) })}`
  return (
    <>
      <PageHead title={t('title')} />
      {held ? <Notice tone="warn">{refusals(held.reason, held.params as never)}</Notice> : null}
      {faults.map((fault) => (
        <Notice key={fault} tone="warn">
          {t(`faults.${fault}`)}
        </Notice>
      ))}
      <SearchForm label={t('label')} words={words} kind={kind} />
      {words && !faults.includes('noLetters') ? (
        <>
          <Tabs
            label={t('title')}
            here={kind ?? 'all'}
            items={[
              { key: 'all', href: withWords(), label: t('all'), count: total },
              ...each.map((answers) => ({
                key: answers.kind,
                href: withWords(answers.kind),
                label: t(`kinds.${answers.kind}`),
                count: answers.count,
              })),
            ]}
          />
          <p role="status" className="text-ink-soft">
            {t('found', { count, words: `\u2068${words}\u2069` })}
          </p>
          {shown.map((answers) => (
            <SearchAnswers key={answers.kind} answers={answers} words={words} {...reader} />
          ))}
          {shown.length === 0 ? (
            <Empty action={<Link href="/courses">{missing('courses')}</Link>}>{t('nothing')}</Empty>
          ) : null}
          {kind ? (
            <Pagination page={Math.min(page, pages)} pages={pages} path="/search" query={{ q: words, kind }} />
          ) : null}
        </>
      ) : (
        <p className="text-ink-soft">{t('start')}</p>
      )}
    </>
  )
}
