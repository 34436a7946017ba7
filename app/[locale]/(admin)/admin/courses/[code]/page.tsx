import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { CourseEditionsToRun } from '@/components/catalogue/admin-course-editions'
import { CourseForm } from '@/components/catalogue/admin-course-form'
import { SaidNotice } from '@/components/shell/said'
import { Trail } from '@/components/shell/trail'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'
import { Written } from '@/components/ui/written'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { courseChoices, managedCourse } from '@/lib/catalogue/queries/managed-course'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.course')
  return { title: t('page') }
}

export default async function ManagedCoursePage({ params, searchParams }: Props) {
  const { code } = await params
  const path = `/admin/courses/${code}`
  const viewer = await requireAllowed(path, runsEditions)
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('catalogue.admin.course')])
  const course = await managedCourse(viewer, code, locale)
  if (!course) notFound()
  const canChange = canManageCatalogue(viewer)
  const add = (
    <Link href={`${path}/editions/new`} className="btn">
      {t('newEdition')}
    </Link>
  )
  return (
    <>
      <PageHead
        trail={<Trail above={['adminCourses']} />}
        eyebrow={<bdi>{course.code}</bdi>}
        title={<Written lang={course.titleLocale}>{course.title}</Written>}
        actions={canChange ? add : null}
      />
      <SaidNotice said={query.said} />
      <section className="grid gap-3" aria-labelledby="editions">
        <h2 id="editions">{t('editions')}</h2>
        <CourseEditionsToRun editions={course.editions} around={course.titleLocale} now={now()} locale={locale} />
      </section>
      <p>
        <Link href={`/courses/${course.code}`}>{t('asVisitorsSee')}</Link>
      </p>
      {canChange ? (
        <section className="grid gap-4" aria-labelledby="course">
          <h2 id="course">{t('form')}</h2>
          <CourseForm course={course} choices={await courseChoices(locale)} />
        </section>
      ) : null}
    </>
  )
}
