import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PersonActForm } from '@/components/people/person-act-form'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import { accountActs } from '@/lib/accounts/rules/accounts'
import { canDecideRoles } from '@/lib/people/policy'
import { personDetails } from '@/lib/people/queries/person'
import { requireAllowed, requireFresh } from '@/lib/platform/auth'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ act?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.person.account')
  return { title: t('title') }
}

/** One act on somebody's account, with its consequence, before it is done. */
export default async function PersonAccountPage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const viewer = await requireAllowed(`/admin/people/${id}`, canDecideRoles)
  const act = accountActs.find((one) => one === asked.act)
  const person = act ? await personDetails(viewer, id) : null
  if (!act || !person || person.mergedInto) notFound()
  await requireFresh(viewer, `/admin/people/${id}/account?act=${act}`)
  const t = await getTranslations('people.person.act')
  return (
    <>
      <PageHead
        title={t(`${act}.link`)}
        trail={<Trail above={['people', { href: `/admin/people/${id}`, label: <bdi>{person.name}</bdi> }]} />}
      />
      <PersonActForm person={person} act={act} />
    </>
  )
}
