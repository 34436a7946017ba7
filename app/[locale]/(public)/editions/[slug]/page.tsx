import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Curriculum } from '@/components/catalogue/curriculum'
import { EditionFacts } from '@/components/catalogue/edition-facts'
import { EditionHead } from '@/components/catalogue/edition-head'
import { EditionNotices } from '@/components/catalogue/edition-notices'
import { PlacesLeft } from '@/components/catalogue/places-left'
import { StandingTag } from '@/components/catalogue/standing-tag'
import { TrainerNames } from '@/components/catalogue/trainer-names'
import { EnrolPanel } from '@/components/enrolments/enrol-panel'
import { SessionList } from '@/components/sessions/session-list'
import { SaidNotice } from '@/components/shell/said'
import { Link } from '@/components/ui/link'
import { canManageEdition } from '@/lib/catalogue/policy'
import { editionBySlug } from '@/lib/catalogue/queries/edition'
import { standingOf } from '@/lib/catalogue/rules'
import { enrolmentOutlook } from '@/lib/enrolments/queries/outlook'
import { currentViewer } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { sessionsOfEdition } from '@/lib/sessions/queries/edition-sessions'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ said?: string | string[] }> }

const load = cache(async (slug: string) => editionBySlug(await currentViewer(), slug, await getLocale()))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = await load((await params).slug)
  return edition ? { title: `${edition.courseTitle}, ${edition.label}`, description: edition.about || undefined } : {}
}

export default async function Edition({ params, searchParams }: Props) {
  const edition = await load((await params).slug)
  if (!edition) notFound()
  const { id, slug, about, labelLocale, places, takenCount, zone } = edition
  const [viewer, locale, t] = await Promise.all([currentViewer(), getLocale(), getTranslations('catalogue.edition')])
  const [outlook, sessions, { said }] = await Promise.all([
    enrolmentOutlook(viewer, slug),
    sessionsOfEdition(viewer, id, locale),
    searchParams,
  ])
  const viewerZone = viewer.kind === 'member' ? viewer.zone : null
  const trainers = [...new Set(sessions.flatMap((session) => session.trainers.map(({ name }) => name)))]
  return (
    <>
      <EditionHead
        edition={edition}
        tag={<StandingTag standing={standingOf(edition, now())} places={places} zone={zone} locale={locale} />}
        actions={
          canManageEdition(viewer, edition) ? (
            <Link href={`/admin/editions/${slug}`} className="btn btn-quiet">
              {t('manage')}
            </Link>
          ) : undefined
        }
      />
      <SaidNotice said={said} />
      <EditionNotices edition={edition} />
      <div className="split">
        <div className="grid gap-6">
          {about ? (
            <p className="whitespace-pre-line">
              <bdi lang={labelLocale}>{about}</bdi>
            </p>
          ) : null}
          <div className="card">
            <EditionFacts edition={edition} viewerZone={viewerZone} locale={locale} />
          </div>
        </div>
        <aside className="grid gap-4 min-[60rem]:col-start-2 min-[60rem]:row-span-2 min-[60rem]:row-start-1">
          <div className="card">
            <PlacesLeft places={places} takenCount={takenCount} />
          </div>
          {outlook ? <EnrolPanel outlook={outlook} viewerZone={viewerZone} locale={locale} /> : null}
        </aside>
        <div className="grid gap-8">
          <Curriculum edition={edition} />
          <section aria-labelledby="sessions" className="grid gap-3">
            <h2 id="sessions">{t('sessions')}</h2>
            <SessionList sessions={sessions} viewerZone={viewerZone} locale={locale} />
          </section>
          <TrainerNames names={trainers} />
        </div>
      </div>
    </>
  )
}
