import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { EnrolmentHistory } from '@/components/enrolments/enrolment-history'
import { EnrolmentTag } from '@/components/enrolments/enrolment-tag'
import { RemoveForm } from '@/components/enrolments/remove-form'
import { Card, Facts } from '@/components/ui/page'
import { participantOf } from '@/lib/enrolments/queries/participants'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'
import { displayNames } from '@/lib/platform/intl-formats'

type Props = { params: Promise<{ slug: string; enrolmentId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('enrolments.participants')
  return { title: t('title') }
}

export default async function OneParticipant({ params }: Props) {
  const { slug, enrolmentId } = await params
  const viewer = await requireAllowed(`/admin/editions/${slug}/participants/${enrolmentId}`, runsEditions)
  const [locale, t, history] = await Promise.all([
    getLocale(),
    getTranslations('enrolments.participants.columns'),
    getTranslations('enrolments.standing'),
  ])
  const details = await participantOf(viewer, slug, enrolmentId, locale)
  if (!details) notFound()
  const { edition, participant, changes } = details
  const { name, address, organisation, country, state, position, canRemove } = participant
  return (
    <>
      <ManagedHead edition={edition} here="participants" isBelow title={<bdi>{name}</bdi>} />
      <Facts
        items={[
          { term: t('state'), value: <EnrolmentTag state={state} position={position} /> },
          ...(address ? [{ term: t('address'), value: <bdi dir="ltr">{address}</bdi> }] : []),
          ...(organisation ? [{ term: t('organisation'), value: <bdi>{organisation}</bdi> }] : []),
          ...(country ? [{ term: t('country'), value: displayNames(locale, 'region').of(country) }] : []),
        ]}
      />
      <Card title={history('history')}>
        <EnrolmentHistory changes={changes} zone={edition.zone} locale={locale} />
      </Card>
      {canRemove ? <RemoveForm slug={slug} participant={participant} /> : null}
    </>
  )
}
