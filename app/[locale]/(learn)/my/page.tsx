import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MyCourses } from '@/components/enrolments/my-courses'
import { MyNews } from '@/components/enrolments/my-news'
import { MyOwed } from '@/components/enrolments/my-owed'
import { MyWeek } from '@/components/enrolments/my-week'
import { NextSession } from '@/components/enrolments/next-session'
import { isolated } from '@/components/people/isolated'
import { OwnRoles } from '@/components/people/own-roles'
import { SaidNotice } from '@/components/shell/said'
import { Link } from '@/components/ui/link'
import { Empty, PageHead } from '@/components/ui/page'
import { lastVisit } from '@/lib/accounts/queries/last-visit'
import { myRegistersNotTaken } from '@/lib/attendance/queries/due'
import { newsFor } from '@/lib/attendance/queries/news'
import { myRates } from '@/lib/attendance/queries/rates'
import { rolesOpeningNothing } from '@/lib/catalogue/policy'
import { myEnrolments } from '@/lib/enrolments/queries/mine'
import { daysFrom, groupOf, headlineOf } from '@/lib/enrolments/rules'
import { requireMember } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { formatDay, formatInstant, formatTime, formatZone } from '@/lib/platform/dates'
import { joiningLink } from '@/lib/sessions/queries/joining-link'
import { nextSession, timetable } from '@/lib/sessions/queries/timetable'

/** What changed is told for so long, and from the viewer's visit before this one if that is longer ago. */
const NEWS_MS = 7 * 86_400_000

type Props = { searchParams: Promise<{ said?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('enrolments.my')
  return { title: t('title') }
}

export default async function Today({ searchParams }: Props) {
  const viewer = await requireMember('/my')
  const [{ said }, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('enrolments.my')])
  const { zone } = viewer
  const at = now()
  const days = daysFrom(at, zone, 7)
  const visit = await lastVisit(viewer)
  const weekAgo = new Date(at.getTime() - NEWS_MS)
  const absent = visit && visit < weekAgo ? visit : null
  const [week, enrolments, rates, news, registers] = await Promise.all([
    timetable(viewer, { from: at, to: days.at(-1)?.to ?? at, locale }),
    myEnrolments(viewer, locale),
    myRates(viewer),
    newsFor(viewer, absent ?? weekAgo, locale),
    viewer.isTrainer ? myRegistersNotTaken(viewer, { before: at, locale }) : null,
  ])
  const next = week.find(({ isLive }) => isLive) ?? (await nextSession(viewer, locale))
  const link = next && (await joiningLink(viewer, next.id))
  const headline = headlineOf(next, at, zone)
  const of = (group: ReturnType<typeof groupOf>) => enrolments.filter((one) => groupOf(one, at) === group)
  const [current, left, earlier] = [of('current').toReversed(), of('left'), of('earlier')]
  const title = {
    now: () => t('headline.now'),
    minutes: () => t('headline.minutes', { minutes: headline.kind === 'minutes' ? headline.minutes : 0 }),
    today: () => t('headline.today', { time: next ? formatTime(next.startsAt, zone, locale) : '' }),
    later: () => t('headline.later', { day: next ? formatDay(next.startsAt, zone, locale) : '' }),
    nothing: () =>
      current.length > 0 ? t('headline.nothing') : t.rich('headline.none', { name: viewer.name, ...isolated }),
  }[headline.kind]()
  return (
    <>
      <SaidNotice said={said} />
      <PageHead
        eyebrow={t('clock', { at: formatInstant(at, zone, locale), zone: formatZone(zone, at, locale) })}
        title={title}
      />
      <OwnRoles roles={rolesOpeningNothing(viewer)} />
      {next ? <NextSession session={next} zone={zone} locale={locale} now={at} link={link} /> : null}
      {next || current.length > 0 ? (
        <div className="grid items-start gap-6 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <MyOwed enrolments={current} rates={rates} openRegisterCount={registers?.totalCount ?? 0} locale={locale} />
          <MyNews news={news} since={absent} zone={zone} locale={locale} />
        </div>
      ) : null}
      {next || current.length > 0 ? <MyWeek days={days} sessions={week} zone={zone} locale={locale} /> : null}
      {current.length > 0 ? (
        <MyCourses id="courses" title={t('courses')} enrolments={current} rates={rates} locale={locale} />
      ) : (
        <Empty
          action={
            <Link href="/courses" className="btn">
              {t('findCourse')}
            </Link>
          }
        >
          {t('empty')}
        </Empty>
      )}
      {left.length > 0 ? (
        <MyCourses id="left" title={t('left')} enrolments={left} rates={rates} locale={locale} />
      ) : null}
      {earlier.length > 0 ? (
        <MyCourses id="earlier" title={t('earlier')} enrolments={earlier} rates={rates} locale={locale} />
      ) : null}
    </>
  )
}
