import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { RoleName } from '@/components/people/person-roles'
import { ChooseRole, GiveRole, NotAlone, TakeRole } from '@/components/people/role-forms'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import { rolesOfPerson } from '@/lib/catalogue/queries/person-roles'
import { canDecideRoles } from '@/lib/people/policy'
import { administrationWay } from '@/lib/people/queries/grant-requests'
import { personDetails } from '@/lib/people/queries/person'
import { roleChoices, scopeKinds } from '@/lib/people/schema'
import { requireAllowed, requireFresh } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { scopesToChoose } from '@/lib/search/queries/scopes'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.person.roles')
  return { title: t('title') }
}

/** Gives a person a role, or takes one away: one question after the other, so that it needs no script. */
export default async function PersonRolesPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const viewer = await requireAllowed(`/admin/people/${id}`, canDecideRoles)
  const [person, locale, t] = await Promise.all([
    personDetails(viewer, id),
    getLocale(),
    getTranslations('people.person.roles'),
  ])
  if (!person || person.mergedInto) notFound()
  const choice = roleChoices.find((one) => one === query.give)
  const taken = query.take
    ? (await rolesOfPerson(viewer, id, locale)).find((role) => role.id === query.take)
    : undefined
  if (query.take && !taken) notFound()
  const asked = taken ? `?take=${taken.id}` : choice ? `?give=${choice}` : ''
  await requireFresh(viewer, `/admin/people/${id}/roles${asked}`)
  const kind = scopeKinds.find((one) => choice?.endsWith(`:${one}`))
  const words = param(query.find)
  const [found, way] = await Promise.all([
    kind ? scopesToChoose(viewer, kind, words, locale) : [],
    choice === 'administrator' ? administrationWay(viewer) : null,
  ])
  return (
    <>
      <PageHead
        title={t(taken ? 'takeTitle' : 'give')}
        trail={<Trail above={['people', { href: `/admin/people/${id}`, label: <bdi>{person.name}</bdi> }]} />}
        lead={taken ? <RoleName role={taken} /> : undefined}
      />
      {taken ? (
        <TakeRole person={person} grantId={taken.id} isAdministration={taken.role === 'administrator'} />
      ) : way === 'notAlone' ? (
        <NotAlone />
      ) : choice ? (
        <GiveRole person={person} choice={choice} needsSecond={way === 'asked'} words={words} found={found} />
      ) : (
        <ChooseRole person={person} />
      )}
    </>
  )
}
