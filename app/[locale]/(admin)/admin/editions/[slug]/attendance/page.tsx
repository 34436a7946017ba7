import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EditionGrid } from '@/components/attendance/edition-grid'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { type Grid, grid } from '@/lib/attendance/queries/grid'
import { learnerIn, pageIn } from '@/lib/attendance/schema'
import { requireMember } from '@/lib/platform/auth'
import { formatPermille } from '@/lib/platform/numbers'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<'page' | 'learner', string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.grid')
  return { title: t('title') }
}

export default async function EditionAttendance({ params, searchParams }: Props) {
  const { slug } = await params
  const path = `/admin/editions/${slug}/attendance`
  const viewer = await requireMember(path)
  const [t, locale, query] = await Promise.all([getTranslations('attendance.grid'), getLocale(), searchParams])
  const managed = await grid(viewer, slug, { scope: 'managed', locale, page: pageIn(query.page) })
  if (!managed) notFound()
  return (
    <>
      <ManagedHead edition={namesOf(managed)} here="attendance" title={t('title')} />
      <p>{t('lead', { needed: formatPermille(managed.ratePermille, locale) })}</p>
      <EditionGrid
        grid={managed}
        path={path}
        opened={learnerIn(query.learner)}
        viewerZone={viewer.zone}
        locale={locale}
      />
    </>
  )
}

/** An edition's names as the head of all its pages takes them. */
function namesOf({ slug, courseCode, course, label }: Grid) {
  return {
    slug,
    courseCode,
    courseTitle: course.text,
    titleLocale: course.lang,
    label: label.text,
    labelLocale: label.lang,
  }
}
