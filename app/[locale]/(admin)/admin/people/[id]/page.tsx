import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { PersonEditions } from '@/components/enrolments/person-editions'
import { MergesMade } from '@/components/people/merges-made'
import { PersonAccountCard } from '@/components/people/person-account'
import { PersonActs } from '@/components/people/person-acts'
import { PersonFacts } from '@/components/people/person-facts'
import { PersonLink } from '@/components/people/person-link'
import { PersonName } from '@/components/people/person-name'
import { PersonRequests } from '@/components/people/person-requests'
import { PersonRoles } from '@/components/people/person-roles'
import { SaidNotice } from '@/components/shell/said'
import { Trail } from '@/components/shell/trail'
import { Link } from '@/components/ui/link'
import { Notice, PageHead } from '@/components/ui/page'
import { accountOfPerson, actsOnPerson } from '@/lib/accounts/queries/account-of-person'
import { actsOnAccount } from '@/lib/accounts/rules/accounts'
import { rolesOfPerson } from '@/lib/catalogue/queries/person-roles'
import { enrolmentsOfPerson, taughtByPerson } from '@/lib/enrolments/queries/of-person'
import { canDecideRoles, canMergePeople, canSeeEverybody } from '@/lib/people/policy'
import { openRequests } from '@/lib/people/queries/grant-requests'
import { mergesInto } from '@/lib/people/queries/merges'
import { personDetails } from '@/lib/people/queries/person'
import { requireAllowed } from '@/lib/platform/auth'
import { lowDataHere } from '@/lib/platform/low-data-here'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.list')
  return { title: t('person') }
}

/** One of the institute's people, with all that administrators need to help them. */
export default async function PersonPage({ params, searchParams }: Props) {
  const { id } = await params
  const viewer = await requireAllowed(`/admin/people/${id}`, canSeeEverybody)
  const [{ said }, locale, isLess, t, selection] = await Promise.all([
    searchParams,
    getLocale(),
    lowDataHere(),
    getTranslations('people.person'),
    getTranslations('people.selection'),
  ])
  const person = await personDetails(viewer, id)
  if (!person) notFound()
  const [account, roles, requests, enrolments, taught, acts, merges] = await Promise.all([
    accountOfPerson(viewer, id),
    rolesOfPerson(viewer, id, locale),
    openRequests(viewer, id),
    enrolmentsOfPerson(viewer, id, locale),
    taughtByPerson(viewer, id, locale),
    actsOnPerson(viewer, id),
    mergesInto(viewer, id),
  ])
  if (!account) notFound()
  const { zone } = viewer
  const isAdministrator = roles.some(({ role }) => role === 'administrator')
  const isOwn = viewer.personId === id
  const { mergedInto } = person
  const all = (count: number, shown: number) => (count > shown ? t('learning.all', { count }) : null)
  return (
    <>
      <PageHead
        title={<PersonName person={person} hasPictures={!isLess} />}
        trail={<Trail above={['people']} />}
        actions={
          mergedInto ? null : (
            <Link href={`/admin/people/enrol?person=${id}`} className="btn btn-quiet">
              {selection('act')}
            </Link>
          )
        }
      />
      <SaidNotice said={said} />
      {mergedInto ? (
        <Notice tone="warn">{t.rich('merged', { person: () => <PersonLink {...mergedInto} /> })}</Notice>
      ) : null}
      <PersonRequests requests={requests} viewerId={viewer.personId} zone={zone} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-6">
          <PersonFacts person={person} zone={zone} />
          <PersonRoles personId={id} roles={roles} canDecide={canDecideRoles(viewer) && !mergedInto} zone={zone} />
          <PersonEditions
            title={t('learning.title')}
            none={t('learning.none')}
            all={all(enrolments.count, enrolments.latest.length)}
            editions={enrolments.latest.map((one) => ({
              ...one,
              href: `/admin/editions/${one.slug}/participants/${one.id}`,
            }))}
          />
          {person.trainer || taught.count > 0 ? (
            <PersonEditions
              title={t('teaching.title')}
              none={t('teaching.none')}
              all={all(taught.count, taught.latest.length)}
              editions={taught.latest.map((one) => ({ ...one, href: `/admin/editions/${one.slug}` }))}
            />
          ) : null}
        </div>
        <div className="grid gap-6">
          <PersonAccountCard
            person={person}
            account={account}
            acts={canDecideRoles(viewer) && !mergedInto ? actsOnAccount({ ...account, isOwn, isAdministrator }) : []}
            canBeInvited={!mergedInto && person.emails.length > 0 && ['none', 'invited'].includes(account.standing)}
            zone={zone}
          />
          {canMergePeople(viewer) && !mergedInto ? <MergesMade personId={id} merges={merges} zone={zone} /> : null}
          <PersonActs acts={acts} zone={zone} />
        </div>
      </div>
    </>
  )
}
