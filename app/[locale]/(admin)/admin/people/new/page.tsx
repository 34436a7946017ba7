import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Narrow } from '@/components/people/narrow'
import { PersonForm } from '@/components/people/person-form'
import { TrainerForm } from '@/components/people/trainer-form'
import { Trail } from '@/components/shell/trail'
import { canAddToPool } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { searchParams: Promise<{ show?: string | string[] }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [{ show }, t] = await Promise.all([searchParams, getTranslations('people')])
  return { title: t(show === 'trainers' ? 'add.title' : 'addPerson.title') }
}

/** Adds somebody to the list that the way here stood in: everybody or, as its address says, the pool of trainers. */
export default async function NewPersonPage({ searchParams }: Props) {
  const { show } = await searchParams
  const isTrainer = show === 'trainers'
  await requireAllowed(`/admin/people/new${isTrainer ? '?show=trainers' : ''}`, canAddToPool)
  const t = await getTranslations('people')
  return (
    <Narrow
      trail={<Trail above={['people']} />}
      title={t(isTrainer ? 'add.title' : 'addPerson.title')}
      lead={t(isTrainer ? 'add.lead' : 'addPerson.lead')}
    >
      <div className="card">{isTrainer ? <TrainerForm /> : <PersonForm />}</div>
    </Narrow>
  )
}
