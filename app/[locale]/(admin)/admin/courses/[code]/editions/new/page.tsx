import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { NewEditionForm } from '@/components/catalogue/admin-edition-form'
import { FromEarlier } from '@/components/catalogue/admin-from-earlier'
import { courseStep } from '@/components/catalogue/steps'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { draftLike, emptyDraft } from '@/lib/catalogue/queries/edition-draft'
import { managedCourse } from '@/lib/catalogue/queries/managed-course'
import { requireAllowed } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.edition')
  return { title: t('new') }
}

export default async function NewEdition({ params, searchParams }: Props) {
  const { code } = await params
  const viewer = await requireAllowed(`/admin/courses/${code}/editions/new`, canManageCatalogue)
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('catalogue.admin.edition')])
  const course = await managedCourse(viewer, code, locale)
  if (!course) notFound()
  const like = await draftLike(viewer, course.id, param(query.from), locale)
  const draft = like?.draft ?? emptyDraft(course.editions[0]?.zone ?? viewer.zone, course.baseLocale)
  return (
    <>
      <PageHead
        trail={<Trail above={['adminCourses', courseStep(course)]} />}
        onPaper={<bdi lang={course.titleLocale}>{course.title}</bdi>}
        title={t('new')}
        lead={t('newLead')}
      />
      {course.editions.length > 0 ? <FromEarlier course={course} chosen={like?.from.slug} /> : null}
      <NewEditionForm
        key={like?.from.slug}
        courseId={course.id}
        courseCode={course.code}
        draft={draft}
        from={like?.from}
      />
    </>
  )
}
