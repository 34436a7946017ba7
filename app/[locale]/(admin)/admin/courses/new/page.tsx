import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CourseForm } from '@/components/catalogue/admin-course-form'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { courseChoices } from '@/lib/catalogue/queries/managed-course'
import { requireAllowed } from '@/lib/platform/auth'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.course')
  return { title: t('new') }
}

export default async function NewCourse() {
  await requireAllowed('/admin/courses/new', canManageCatalogue)
  const [t, locale] = await Promise.all([getTranslations('catalogue.admin.course'), getLocale()])
  return (
    <>
      <PageHead trail={<Trail above={['adminCourses']} />} title={t('new')} lead={t('newLead')} />
      <CourseForm choices={await courseChoices(locale)} />
    </>
  )
}
