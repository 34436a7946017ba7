import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CourseEditions } from '@/components/catalogue/course-editions'
import { CourseFacts } from '@/components/catalogue/course-facts'
import { CourseLine } from '@/components/catalogue/course-line'
import { ModuleList } from '@/components/catalogue/module-list'
import { Link } from '@/components/ui/link'
import { Card, PageHead } from '@/components/ui/page'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { courseByCode, curriculumOf } from '@/lib/catalogue/queries/course'
import { currentViewer } from '@/lib/platform/auth'

type Props = { params: Promise<{ code: string }> }

const load = cache(async (code: string) => courseByCode(await currentViewer(), code, await getLocale()))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const course = await load((await params).code)
  return course ? { title: course.title, description: course.summary } : {}
}

export default async function Course({ params }: Props) {
  const course = await load((await params).code)
  if (!course) notFound()
  const [viewer, locale, t] = await Promise.all([currentViewer(), getLocale(), getTranslations('catalogue.course')])
  const curriculum = await curriculumOf(viewer, course.id, locale)
  const { code, title, summary, outcomes, textLocale, editions, sourceNote } = course
  return (
    <>
      <PageHead
        eyebrow={<CourseLine {...course} partners={[]} />}
        title={<bdi lang={textLocale}>{title}</bdi>}
        actions={
          canManageCatalogue(viewer) ? (
            <Link href={`/admin/courses/${code}`} className="btn btn-quiet">
              {t('manage')}
            </Link>
          ) : undefined
        }
      />
      <div className="split">
        <div className="grid gap-8">
          <p className="text-lg">
            <bdi lang={textLocale}>{summary}</bdi>
          </p>
          <CourseEditions editions={editions} locale={locale} />
          {outcomes.length > 0 ? (
            <section className="grid gap-3">
              <h2>{t('outcomes')}</h2>
              <ul className="grid list-disc gap-1 ps-6">
                {outcomes.map((outcome) => (
                  <li key={outcome}>
                    <bdi lang={textLocale}>{outcome}</bdi>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {curriculum.length > 0 ? (
            <section className="grid gap-3">
              <h2>{t('curriculum')}</h2>
              <ModuleList modules={curriculum} />
            </section>
          ) : null}
          {sourceNote ? (
            <section className="grid gap-1 text-sm text-ink-soft">
              <h2 className="font-sans text-base">{t('source')}</h2>
              <p>
                <bdi>{sourceNote}</bdi>
              </p>
            </section>
          ) : null}
        </div>
        <Card title={t('facts')}>
          <CourseFacts course={course} />
        </Card>
      </div>
    </>
  )
}
