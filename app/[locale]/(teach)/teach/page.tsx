import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { TaughtEditions } from '@/components/attendance/taught-editions'
import { TaughtSessions } from '@/components/attendance/taught-sessions'
import { TaughtToday } from '@/components/attendance/taught-today'
import { Link } from '@/components/ui/link'
import { Empty, PageHead } from '@/components/ui/page'
import { teaching } from '@/lib/attendance/queries/teaching'
import { requireAllowed } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { formatInstant, formatZone } from '@/lib/platform/dates'
import { joiningLinks } from '@/lib/sessions/queries/joining-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.teach')
  return { title: t('title') }
}

export default async function Teach() {
  const viewer = await requireAllowed('/teach', ({ isTrainer }) => isTrainer)
  const [t, locale] = await Promise.all([getTranslations('attendance.teach'), getLocale()])
  const { today, notTaken, week, laterCount, editions } = await teaching(viewer, locale)
  const links = await joiningLinks(viewer, today)
  const reader = { viewerZone: viewer.zone, locale }
  const at = now()
  const zone = formatZone(viewer.zone, at, locale)
  return (
    <>
      <PageHead
        title={t('title')}
        eyebrow={`${formatInstant(at, viewer.zone, locale)} · ${zone}`}
        actions={<Link href="/teach/calendar">{t('calendar')}</Link>}
      />
      <section className="grid gap-3" aria-labelledby="today">
        <h2 id="today">{t('today')}</h2>
        {today.length > 0 ? (
          <TaughtToday sessions={today} links={links} {...reader} />
        ) : (
          <Empty>{t('todayNone')}</Empty>
        )}
      </section>
      {notTaken.sessions.length > 0 ? (
        <section className="grid gap-3" aria-labelledby="not-taken">
          <h2 id="not-taken">{t('notTaken')}</h2>
          <p className="text-ink-soft">{t('notTakenLead')}</p>
          <TaughtSessions sessions={notTaken.sessions} {...reader} />
          <More count={notTaken.totalCount - notTaken.sessions.length} sentence="notTakenMore" />
        </section>
      ) : null}
      <section className="grid gap-3" aria-labelledby="coming">
        <h2 id="coming">{t('coming')}</h2>
        {week.length > 0 ? <TaughtSessions sessions={week} {...reader} /> : null}
        {week.length === 0 ? <Empty>{t(laterCount > 0 ? 'weekNone' : 'comingNone')}</Empty> : null}
        <More count={laterCount} sentence="comingMore" />
        <p>
          <Link href="/my/timetable">{t('toTimetable')}</Link>
        </p>
      </section>
      <section className="grid gap-3" aria-labelledby="editions">
        <h2 id="editions">{t('editions')}</h2>
        {editions.length > 0 ? (
          <TaughtEditions editions={editions} locale={locale} />
        ) : (
          <Empty>{t('editionsNone')}</Empty>
        )}
      </section>
    </>
  )
}

async function More({ count, sentence }: { count: number; sentence: 'notTakenMore' | 'comingMore' }) {
  const t = await getTranslations('attendance.teach')
  return count > 0 ? <p className="text-ink-soft">{t(sentence, { count })}</p> : null
}
