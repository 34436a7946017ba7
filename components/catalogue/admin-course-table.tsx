import { useTranslations } from 'next-intl'
import { ExportLinks } from '@/components/ui/export-links'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/page'
import { type Column, DataTable, type ListPlace } from '@/components/ui/table'
import { TableTools } from '@/components/ui/table-tools'
import { InLanguage } from '@/components/ui/written'
import type { ManagedCourse } from '@/lib/catalogue/queries/managed-courses'

type Props = ListPlace & { courses: ManagedCourse[]; count: number }

/** Courses with how many editions of each the reader runs. */
export function AdminCourseTable({ courses, count, ...list }: Props) {
  const t = useTranslations('catalogue.admin.courses')
  const terms = useTranslations('terms.courseKind')
  const columns: Column<ManagedCourse>[] = [
    {
      key: 'course',
      label: t('course'),
      isHead: true,
      isSortable: true,
      cell: ({ code, title, titleLocale }) => (
        <>
          <Link href={`/admin/courses/${code}`}>
            <bdi lang={titleLocale}>{title}</bdi>
          </Link>
          <InLanguage lang={titleLocale} />
        </>
      ),
    },
    { key: 'code', label: t('code'), isSortable: true, cell: ({ code }) => <bdi>{code}</bdi> },
    { key: 'kind', label: t('kind'), cell: ({ kind }) => terms(kind) },
    {
      key: 'editions',
      label: t('editions'),
      cell: ({ editionCount, currentCount, draftCount }) => (
        <span className="inline-flex flex-wrap gap-2">
          {t('editionCount', { count: editionCount })}
          {currentCount > 0 ? <Tag tone="info">{t('currentCount', { count: currentCount })}</Tag> : null}
          {draftCount > 0 ? <Tag>{t('draftCount', { count: draftCount })}</Tag> : null}
        </span>
      ),
    },
  ]
  return (
    <>
      <TableTools {...list} columns={columns} found={t('count', { count })}>
        <ExportLinks path={`${list.path}/export`} query={list.query} />
      </TableTools>
      <DataTable {...list} label={t('title')} columns={columns} rows={courses} keyOf={({ id }) => id} />
    </>
  )
}
