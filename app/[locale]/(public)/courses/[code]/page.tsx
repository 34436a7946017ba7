import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CourseAct, CourseFoot } from '@/components/catalogue/course-act'
import { CourseEditions } from '@/components/catalogue/course-editions'
import { CourseFacts } from '@/components/catalogue/course-facts'
import { CourseLine } from '@/components/catalogue/course-line'
import { CourseAudience, CourseTeaching } from '@/components/catalogue/course-teaching'
import { ModuleList } from '@/components/catalogue/module-list'
import { Link } from '@/components/ui/link'
import { Card, PageHead } from '@/components/ui/page'
import { Written } from '@/components/ui/written'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { courseByCode, curriculumOf } from '@/lib/catalogue/queries/course'
import { editionToShow } from '@/lib/catalogue/rules'
import { currentViewer } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { sessionsOfEdition } from '@/lib/sessions/queries/edition-sessions'

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
  const shown = editionToShow(course.editions, now())
  const next = shown && shown.group !== 'past' && shown.standing.kind !== 'cancelled' ? shown : null
  const [curriculum, sessions] = await Promise.all([
    curriculumOf(viewer, course.id, locale),
    next ? sessionsOfEdition(viewer, next.id, locale) : [],
  ])
  const { code, title, summary, outcomes, textLocale, editions, sourceNote } = course
  return (
    <>
      <PageHead
        eyebrow={<CourseLine {...course} partners={[]} />}
        title={<Written lang={textLocale}>{title}</Written>}
        lead={<bdi lang={textLocale}>{summary}</bdi>}
        actions={
          canManageCatalogue(viewer) ? (
            <Link href={`/admin/courses/${code}`} className="btn btn-quiet">
              {t('manage')}
            </Link>
          ) : undefined
        }
      />
      <div className="split">
        <aside className="min-[60rem]:sticky min-[60rem]:top-6 min-[60rem]:col-start-2 min-[60rem]:row-start-1">
          <CourseAct edition={next} locale={locale} />
        </aside>
        <div className="grid gap-8 min-[60rem]:col-start-1 min-[60rem]:row-start-1">
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
          <CourseAudience course={course} />
          <CourseTeaching course={course} edition={next} sessions={sessions} />
          <CourseEditions editions={editions} around={textLocale} locale={locale} />
          {curriculum.length > 0 ? (
            <section className="grid gap-3">
              <h2>{t('curriculum')}</h2>
              <ModuleList modules={curriculum} around={textLocale} />
            </section>
          ) : null}
          <Card title={t('facts')}>
            <CourseFacts course={course} />
          </Card>
          {sourceNote ? (
            <section className="grid gap-1 text-sm text-ink-soft">
              <h2 className="font-sans text-base">{t('source')}</h2>
              <p>
                <bdi>{sourceNote}</bdi>
              </p>
            </section>
          ) : null}
        </div>
      </div>
      <CourseFoot edition={next} locale={locale} />
    </>
  )
}
