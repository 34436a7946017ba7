import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Narrow } from '@/components/people/narrow'
import { TrainerForm } from '@/components/people/trainer-form'
import { Trail } from '@/components/shell/trail'
import { canAddToPool } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.add')
  return { title: t('title') }
}

export default async function NewTrainerPage() {
  await requireAllowed('/admin/people/new', canAddToPool)
  const t = await getTranslations('people.add')
  return (
    <Narrow trail={<Trail above={['people']} />} title={t('title')} lead={t('lead')}>
      <div className="card">
        <TrainerForm />
      </div>
    </Narrow>
  )
}
