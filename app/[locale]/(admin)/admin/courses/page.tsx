import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AdminCourseTable } from '@/components/catalogue/admin-course-table'
import { AdminSearch } from '@/components/catalogue/admin-search'
import { SaidNotice } from '@/components/shell/said'
import { Link } from '@/components/ui/link'
import { Empty, PageHead } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { managedCourses } from '@/lib/catalogue/queries/managed-courses'
import { requireAllowed } from '@/lib/platform/auth'
import { pageNumber, param } from '@/lib/platform/inputs'
import { runsEditions } from '@/lib/platform/viewer'

const path = '/admin/courses'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.courses')
  return { title: t('title') }
}

/** The whole catalogue for administrators; for who coordinates, the courses of their editions. */
export default async function ManagedCourses({ searchParams }: Props) {
  const viewer = await requireAllowed(path, runsEditions)
  const [query, t, locale] = await Promise.all([searchParams, getTranslations('catalogue.admin.courses'), getLocale()])
  const words = param(query.q)
  const { courses, count, page, pages } = await managedCourses(viewer, { words, page: pageNumber(query.page) }, locale)
  const isWhole = canManageCatalogue(viewer)
  const add = isWhole ? (
    <Link href={`${path}/new`} className="btn">
      {t('new')}
    </Link>
  ) : null
  return (
    <>
      <PageHead title={t('title')} lead={t(isWhole ? 'lead' : 'leadOwn')} actions={add} />
      <SaidNotice said={query.said} />
      <AdminSearch path={path} words={words} label={t('search')} />
      {count === 0 ? (
        <Empty>{words ? t('noneFound', { words }) : t('none')}</Empty>
      ) : (
        <>
          <p className="text-ink-soft">{t('count', { count })}</p>
          <AdminCourseTable courses={courses} />
          <Pagination page={page} pages={pages} path={path} query={{ q: words }} />
        </>
      )}
    </>
  )
}
