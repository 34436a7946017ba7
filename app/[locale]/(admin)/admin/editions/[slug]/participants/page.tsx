import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { ParticipantFilter } from '@/components/enrolments/participant-filter'
import { ParticipantTable } from '@/components/enrolments/participant-table'
import { Places } from '@/components/enrolments/places'
import { SelectionFoot } from '@/components/people/selection-foot'
import { SaidNotice } from '@/components/shell/said'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { participants } from '@/lib/enrolments/queries/participants'
import { participantView } from '@/lib/enrolments/schema'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('enrolments.participants')
  return { title: t('title') }
}

export default async function Participants({ params, searchParams }: Props) {
  const { slug } = await params
  const path = `/admin/editions/${slug}/participants`
  const viewer = await requireAllowed(path, runsEditions)
  const [{ said, ...query }, locale, t, byHand] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations('enrolments.participants'),
    getTranslations('enrolments.byHand'),
  ])
  const view = participantView.parse(query)
  const list = await participants(viewer, slug, view, locale)
  if (!list) notFound()
  const { edition, counts, countries, rows, total, page, pageCount } = list
  const place = { path, query, sort: view.sort, shown: view.columns }
  const isEmpty = Object.values(counts).every((count) => count === 0)
  return (
    <>
      <ManagedHead
        edition={edition}
        here="participants"
        title={t('title')}
        actions={
          edition.isOpen ? (
            <Link href={`${path}/add`} className="btn">
              {byHand('open')}
            </Link>
          ) : undefined
        }
      />
      <SaidNotice said={said} />
      <Places edition={edition} waitingCount={counts.waitlisted} />
      {isEmpty ? (
        <Empty>{t('empty')}</Empty>
      ) : (
        <section aria-labelledby="found" className="grid gap-4">
          <ParticipantFilter path={path} query={query} view={view} counts={counts} countries={countries} />
          <ParticipantTable {...place} rows={rows} total={total} zone={edition.zone} locale={locale} />
          <Pagination page={page} pages={pageCount} {...place} />
          {rows.length > 0 ? (
            <SelectionFoot
              hidden={{ from: slug, state: view.state, words: view.words, country: view.country }}
              allCount={pageCount > 1 ? total : undefined}
            />
          ) : null}
        </section>
      )}
    </>
  )
}
