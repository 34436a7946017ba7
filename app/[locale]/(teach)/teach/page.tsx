import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { TaughtEditions } from '@/components/attendance/taught-editions'
import { TaughtSessions } from '@/components/attendance/taught-sessions'
import { Empty, PageHead } from '@/components/ui/page'
import { teaching } from '@/lib/attendance/queries/teaching'
import { requireAllowed } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { formatInstant, formatZone } from '@/lib/platform/dates'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.teach')
  return { title: t('title') }
}

export default async function Teach() {
  const viewer = await requireAllowed('/teach', ({ isTrainer }) => isTrainer)
  const [t, locale] = await Promise.all([getTranslations('attendance.teach'), getLocale()])
  const { today, notTaken, coming, comingCount, editions } = await teaching(viewer, locale)
  const reader = { viewerZone: viewer.zone, locale }
  const at = now()
  const zone = formatZone(viewer.zone, at, locale)
  return (
    <>
      <PageHead title={t('title')} eyebrow={`${formatInstant(at, viewer.zone, locale)} · ${zone}`} />
      <section className="grid gap-3" aria-labelledby="today">
        <h2 id="today">{t('today')}</h2>
        {today.length > 0 ? <TaughtSessions sessions={today} raised {...reader} /> : <Empty>{t('todayNone')}</Empty>}
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
        {coming.length > 0 ? <TaughtSessions sessions={coming} {...reader} /> : <Empty>{t('comingNone')}</Empty>}
        <More count={comingCount - coming.length} sentence="comingMore" />
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
