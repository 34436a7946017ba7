import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AdminCourseTable } from '@/components/catalogue/admin-course-table'
import { SaidNotice } from '@/components/shell/said'
import { TextField } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { ListFilter } from '@/components/ui/list-filter'
import { Empty, PageHead } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { NarrowedBy } from '@/components/ui/table-tools'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { managedCourses } from '@/lib/catalogue/queries/managed-courses'
import { managedCoursesView } from '@/lib/catalogue/schema'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

const path = '/admin/courses'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.courses')
  return { title: t('title') }
}

/** The whole catalogue for administrators; for who coordinates, the courses of their editions. */
export default async function ManagedCourses({ searchParams }: Props) {
  const viewer = await requireAllowed(path, runsEditions)
  const [{ said, ...query }, t, locale] = await Promise.all([
    searchParams,
    getTranslations('catalogue.admin.courses'),
    getLocale(),
  ])
  const view = managedCoursesView.parse(query)
  const { q: words, sort } = view
  const place = { path, query, sort }
  const { courses, count, page, pages } = await managedCourses(viewer, view, locale)
  const isWhole = canManageCatalogue(viewer)
  const add = isWhole ? (
    <Link href={`${path}/new`} className="btn">
      {t('new')}
    </Link>
  ) : null
  return (
    <>
      <PageHead title={t('title')} lead={t(isWhole ? 'lead' : 'leadOwn')} actions={add} />
      <SaidNotice said={said} />
      <ListFilter path={path} query={query} asks={['q']}>
        <TextField name="q" type="search" label={t('search')} defaultValue={words} maxLength={200} dir="auto" />
      </ListFilter>
      <NarrowedBy path={path} query={query} filters={[{ key: 'q', label: words }]} />
      {count === 0 ? (
        <Empty>{words ? t('noneFound', { words }) : t('none')}</Empty>
      ) : (
        <>
          <AdminCourseTable {...place} courses={courses} count={count} />
          <Pagination page={page} pages={pages} {...place} />
        </>
      )}
    </>
  )
}
