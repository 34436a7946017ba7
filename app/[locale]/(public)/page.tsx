import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { CourseSection } from '@/components/catalogue/course-section'
import { SearchField } from '@/components/catalogue/search-field'
import { ThemeLinks } from '@/components/catalogue/theme-links'
import { YearNumbers } from '@/components/catalogue/year-numbers'
import { monthsFrom } from '@/components/catalogue/year-span'
import { YearStrip } from '@/components/catalogue/year-strip'
import { SaidNotice } from '@/components/shell/said'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'
import { frontPage } from '@/lib/catalogue/queries/front-page'
import { currentViewer } from '@/lib/platform/auth'
import { defaultLocale, isLocale, localePath } from '@/lib/platform/locales'
import type { Viewer } from '@/lib/platform/viewer'

type Props = { searchParams: Promise<{ said?: string | string[] }> }

export default async function Home({ searchParams }: Props) {
  const [{ said }, viewer, locale] = await Promise.all([searchParams, currentViewer(), getLocale()])
  if (said === undefined) await followAccount(viewer, locale)
  const [t, shell, courses] = await Promise.all([
    getTranslations('catalogue.home'),
    getTranslations('shell'),
    getTranslations('catalogue.courses'),
  ])
  const { at, institute, open, openCount, year, numbers, themes } = await frontPage(viewer, locale)
  const hasMore = openCount > open.length
  const lead = institute ? t.rich('lead', { name: () => <bdi>{institute.name}</bdi> }) : shell('description')
  return (
    <>
      <SaidNotice said={said} />
      <div className="front">
        <div className="grid content-start gap-6">
          <PageHead title={t('title')} lead={lead} />
          <search>
            <form action={localePath(locale, '/courses')}>
              <SearchField label={t('search')} hint={courses('searchHint')} submit={courses('find')} words="" />
            </form>
          </search>
        </div>
        <YearNumbers numbers={numbers} />
      </div>
      <YearStrip {...year} months={monthsFrom(at)} now={at} locale={locale} />
      <CourseSection id="open" title={t('openTitle')} cards={open} empty={t('openNone')} locale={locale}>
        {hasMore ? <Link href="/courses?open=1">{t('openAll', { count: openCount })}</Link> : null}
      </CourseSection>
      {themes.length > 0 ? <ThemeLinks title={t('themesTitle')} themes={themes} /> : null}
      <p>
        <Link href="/courses" className="btn btn-quiet">
          {t('allCourses')}
        </Link>
      </p>
    </>
  )
}

/**
 * The bare address follows the account's language, for who comes to it from elsewhere: from a page of ours its language
 * was chosen. No other page does.
 */
async function followAccount(viewer: Viewer, locale: string) {
  if (viewer.kind !== 'member' || locale !== defaultLocale || viewer.locale === locale || !isLocale(viewer.locale))
    return
  const from = await headers()
  if (!from.get('referer')?.includes(`//${from.get('host')}/`)) redirect(localePath(viewer.locale, '/'))
}
