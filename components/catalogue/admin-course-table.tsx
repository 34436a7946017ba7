import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/page'
import { InLanguage } from '@/components/ui/written'
import type { ManagedCourse } from '@/lib/catalogue/queries/managed-courses'

/** Courses with how many editions of each the reader runs. */
export function AdminCourseTable({ courses }: { courses: ManagedCourse[] }) {
  const t = useTranslations('catalogue.admin.courses')
  const terms = useTranslations('terms.courseKind')
  return (
    <table className="table table-list">
      <thead>
        <tr>
          <th scope="col">{t('course')}</th>
          <th scope="col">{t('code')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('editions')}</th>
        </tr>
      </thead>
      <tbody>
        {courses.map(({ id, code, kind, title, titleLocale, editionCount, currentCount, draftCount }) => (
          <tr key={id}>
            <th scope="row" className="font-semibold">
              <Link href={`/admin/courses/${code}`}>
                <bdi lang={titleLocale}>{title}</bdi>
              </Link>
              <InLanguage lang={titleLocale} />
            </th>
            <td data-label={t('code')}>
              <bdi>{code}</bdi>
            </td>
            <td data-label={t('kind')}>{terms(kind)}</td>
            <td data-label={t('editions')}>
              <span className="inline-flex flex-wrap gap-2">
                {t('editionCount', { count: editionCount })}
                {currentCount > 0 ? <Tag tone="info">{t('currentCount', { count: currentCount })}</Tag> : null}
                {draftCount > 0 ? <Tag>{t('draftCount', { count: draftCount })}</Tag> : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
