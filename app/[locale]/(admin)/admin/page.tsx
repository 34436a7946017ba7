import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AdminPlaces } from '@/components/attendance/admin-places'
import { NeededEditions } from '@/components/attendance/needed-editions'
import { TaughtSessions } from '@/components/attendance/taught-sessions'
import { Link } from '@/components/ui/link'
import { Empty, PageHead } from '@/components/ui/page'
import { needsToday } from '@/lib/attendance/queries/needs'
import { requireAllowed } from '@/lib/platform/auth'
import { formatDate, formatInstant } from '@/lib/platform/dates'
import { isAdministrator, runsEditions } from '@/lib/platform/viewer'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.admin')
  return { title: t('title') }
}

export default async function NeedsToday() {
  const viewer = await requireAllowed('/admin', runsEditions)
  const [t, locale] = await Promise.all([getTranslations('attendance.admin'), getLocale()])
  const { registers, drafts, fullWithWaiting, closingSoon, unsentMailCount } = await needsToday(viewer, locale)
  const moreRegisters = registers.totalCount - registers.sessions.length
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t(isAdministrator(viewer) ? 'lead' : 'leadOwn')}
        actions={<AdminPlaces viewer={viewer} />}
      />
      <section className="grid gap-3" aria-labelledby="registers">
        <h2 id="registers">{t('registers')}</h2>
        {registers.totalCount > 0 ? (
          <TaughtSessions sessions={registers.sessions} viewerZone={viewer.zone} locale={locale} />
        ) : (
          <Empty>{t('registersNone')}</Empty>
        )}
        {moreRegisters > 0 ? <p className="text-ink-soft">{t('registersMore', { count: moreRegisters })}</p> : null}
      </section>
      <NeededEditions
        id="drafts"
        title={t('drafts')}
        empty={t('draftsNone')}
        editions={drafts}
        say={({ startsOn }) => t('startsOn', { date: formatDate(startsOn, locale) })}
      />
      <NeededEditions
        id="full"
        title={t('full')}
        empty={t('fullNone')}
        editions={fullWithWaiting}
        tab="/participants"
        say={({ waitingCount, places }) => t('waiting', { waiting: waitingCount, places })}
      />
      <NeededEditions
        id="closing"
        title={t('closing')}
        empty={t('closingNone')}
        editions={closingSoon}
        say={({ enrolUntilAt, places, takenCount }) =>
          [
            enrolUntilAt && t('closesAt', { at: formatInstant(enrolUntilAt, viewer.zone, locale) }),
            t('placesLeft', { count: Math.max(0, places - takenCount) }),
          ]
            .filter(Boolean)
            .join(' · ')
        }
      />
      {unsentMailCount === null ? null : (
        <section className="grid gap-3" aria-labelledby="mail">
          <h2 id="mail">{t('mail')}</h2>
          <p>
            {unsentMailCount === 0 ? t('mailNone') : t('mailCount', { count: unsentMailCount })}{' '}
            <Link href="/admin/mail">{t('mailLink')}</Link>
          </p>
        </section>
      )}
    </>
  )
}
