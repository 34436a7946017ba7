import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { KnownPerson, NewPerson } from '@/components/enrolments/by-hand'
import { Notice } from '@/components/ui/page'
import { managedEdition } from '@/lib/enrolments/queries/participants'
import { participantView } from '@/lib/enrolments/schema'
import { runsEditions } from '@/lib/people/policy'
import { findPeople } from '@/lib/people/queries/people'
import { requireAllowed } from '@/lib/platform/auth'

const MOST_FOUND = 50

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('enrolments.byHand')
  return { title: t('title') }
}

export default async function EnrolByHand({ params, searchParams }: Props) {
  const { slug } = await params
  const viewer = await requireAllowed(`/admin/editions/${slug}/participants/add`, runsEditions)
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('enrolments.byHand')])
  const edition = await managedEdition(viewer, slug, locale)
  if (!edition) notFound()
  const { words } = participantView.parse(query)
  return (
    <>
      <ManagedHead edition={edition} here="participants" isBelow title={t('title')} />
      <p>{t('explanation')}</p>
      {edition.isOpen ? (
        <>
          <KnownPerson edition={edition} words={words} found={await findPeople(viewer, words, MOST_FOUND)} />
          <NewPerson edition={edition} />
        </>
      ) : (
        <Notice tone="warn">{t('closed')}</Notice>
      )}
    </>
  )
}
