import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { AttendanceBar } from '@/components/enrolments/attendance-bar'
import { EnrolPanel } from '@/components/enrolments/enrol-panel'
import { EnrolmentHistory } from '@/components/enrolments/enrolment-history'
import { EnrolmentTag } from '@/components/enrolments/enrolment-tag'
import { Missing } from '@/components/enrolments/missing'
import { OwnMarks } from '@/components/enrolments/own-marks'
import { WithdrawForm } from '@/components/enrolments/withdraw-form'
import { SaidNotice } from '@/components/shell/said'
import { Trail } from '@/components/shell/trail'
import { Link } from '@/components/ui/link'
import { Card, Facts, PageHead } from '@/components/ui/page'
import { Written } from '@/components/ui/written'
import { marksOf, myRates } from '@/lib/attendance/queries/rates'
import { myEnrolment } from '@/lib/enrolments/queries/mine'
import { enrolmentOutlook } from '@/lib/enrolments/queries/outlook'
import { currentViewer, requireMember } from '@/lib/platform/auth'
import { formatDateRange, formatInstant } from '@/lib/platform/dates'
import { formatPermille } from '@/lib/platform/numbers'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ said?: string | string[] }> }

const load = cache(async (slug: string) => myEnrolment(await currentViewer(), slug, await getLocale()))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const standing = await load((await params).slug)
  return { title: standing?.courseTitle }
}

export default async function OwnStanding({ params, searchParams }: Props) {
  const { slug } = await params
  const viewer = await requireMember(`/my/courses/${slug}`)
  const [{ said }, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('enrolments.standing')])
  const standing = await load(slug)
  if (!standing) notFound()
  const isOut = standing.state === 'withdrawn' && ['upcoming', 'running'].includes(standing.phase)
  const [marks, rates, outlook] = await Promise.all([
    marksOf(viewer, slug, locale),
    myRates(viewer),
    isOut ? enrolmentOutlook(viewer, slug) : null,
  ])
  const { zone } = viewer
  const rate = rates.get(standing.editionId)
  const { courseTitle, titleLocale, label, labelLocale, state, position, startsOn, endsOn, beganAt, ratePermille } =
    standing
  return (
    <>
      <SaidNotice said={said} />
      <PageHead
        trail={<Trail above={['today']} />}
        eyebrow={t('eyebrow')}
        title={<Written lang={titleLocale}>{courseTitle}</Written>}
        lead={
          label ? (
            <Written lang={labelLocale} around={titleLocale}>
              {label}
            </Written>
          ) : undefined
        }
        actions={<Link href={`/editions/${slug}`}>{t('edition')}</Link>}
      />
      <Facts
        items={[
          { term: t('state'), value: <EnrolmentTag state={state} position={position} /> },
          { term: t('dates'), value: formatDateRange(startsOn, endsOn, locale) },
          ...(beganAt && state === 'enrolled'
            ? [{ term: t('since'), value: formatInstant(beganAt, zone, locale) }]
            : []),
        ]}
      />
      {outlook ? <EnrolPanel outlook={outlook} viewerZone={zone} locale={locale} /> : null}
      {marks ? (
        <>
          <Card title={t('attendance')} className="grid gap-3">
            <AttendanceBar attendance={rate} neededPermille={ratePermille} locale={locale} />
            {state === 'enrolled' && rate ? <Missing toPass={rate.toPass} /> : null}
            <p className="text-sm text-ink-soft">
              {t('needs', { percent: formatPermille(ratePermille, locale) })} {t('onlyClosed')}
            </p>
          </Card>
          <section aria-labelledby="sessions" className="grid gap-3">
            <h2 id="sessions">{t('sessions')}</h2>
            <OwnMarks marks={marks} zone={zone} locale={locale} />
          </section>
        </>
      ) : null}
      <Card title={t('history')}>
        <EnrolmentHistory changes={standing.changes} zone={zone} locale={locale} />
      </Card>
      {standing.canWithdraw ? <WithdrawForm standing={standing} /> : null}
    </>
  )
}
