import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { SessionForm } from '@/components/sessions/session-form'
import { runsEditions } from '@/lib/people/policy'
import { trainerPool } from '@/lib/people/queries/pool'
import { requireAllowed } from '@/lib/platform/auth'
import { editionToPlan, rooms } from '@/lib/sessions/queries/planning'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata() {
  const t = await getTranslations('sessions.plan')
  return { title: t('one') }
}

export default async function PlanSession({ params }: Props) {
  const { slug } = await params
  const viewer = await requireAllowed(`/admin/editions/${slug}/schedule/new`, runsEditions)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('sessions.plan')])
  const edition = await editionToPlan(viewer, slug, locale)
  if (!edition?.isPlannable) notFound()
  return (
    <>
      <ManagedHead edition={edition} here="schedule" isBelow title={t('one')} />
      <SessionForm choices={{ edition, rooms: await rooms(viewer), trainers: await trainerPool(viewer) }} />
    </>
  )
}
