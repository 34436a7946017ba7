import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { isolated } from '@/components/people/isolated'
import { MergeCandidates } from '@/components/people/merge-candidates'
import { MergeEffects } from '@/components/people/merge-effects'
import { MergeForm } from '@/components/people/merge-form'
import { MergeObstacles } from '@/components/people/merge-obstacles'
import { MergeRecord } from '@/components/people/merge-record'
import { Trail } from '@/components/shell/trail'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'
import { canMergePeople } from '@/lib/people/policy'
import { peopleToChoose } from '@/lib/people/queries/choices'
import { mergeCandidates, personToMerge } from '@/lib/people/queries/merge-candidates'
import { mergePreview } from '@/lib/people/queries/merge-preview'
import { keptPersonId } from '@/lib/people/queries/merges'
import { requireAllowed, requireFresh } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { redirectTo } from '@/lib/platform/navigation'
import type { Member } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.merge')
  return { title: t('title') }
}

/** One record into another: first which, then what would become of everything, then the button. */
export default async function MergePage({ params, searchParams }: Props) {
  const { id } = await params
  const viewer = await requireAllowed('/admin/people', canMergePeople)
  const query = await searchParams
  const intoId = param(query.into)
  await requireFresh(viewer, `/admin/people/${id}/merge${intoId ? `?into=${encodeURIComponent(intoId)}` : ''}`)
  const person = await personToMerge(viewer, id)
  if (!person) return leave(viewer, id)
  return intoId ? (
    <Compare viewer={viewer} fromId={id} intoId={intoId} />
  ) : (
    <Choose viewer={viewer} person={person} words={param(query.find)} />
  )
}

/** What was merged already leads to who it is now. */
async function leave(viewer: Member, id: string): Promise<never> {
  const kept = await keptPersonId(viewer, id)
  if (!kept) notFound()
  return redirectTo(`/admin/people/${kept}`)
}

async function Choose({
  viewer,
  person,
  words,
}: {
  viewer: Member
  person: { id: string; name: string }
  words: string
}) {
  const [t, candidates, found] = await Promise.all([
    getTranslations('people.merge'),
    mergeCandidates(viewer, person.id),
    peopleToChoose(viewer, 'people', words),
  ])
  const others = found.filter(({ value }) => value !== person.id)
  return (
    <>
      <PageHead
        trail={<PersonTrail {...person} />}
        title={t('title')}
        lead={t.rich('chooseLead', { name: person.name, ...isolated })}
      />
      <MergeCandidates person={person} candidates={candidates} words={words} found={others} />
    </>
  )
}

async function Compare({ viewer, fromId, intoId }: { viewer: Member; fromId: string; intoId: string }) {
  const [t, locale] = await Promise.all([getTranslations('people.merge'), getLocale()])
  const preview = await mergePreview(viewer, { fromId, intoId }, locale)
  if (!preview) notFound()
  const { from, into, plan } = preview
  return (
    <>
      <PageHead
        trail={<PersonTrail {...from} />}
        title={t('title')}
        lead={t.rich('lead', { from: from.name, into: into.name, ...isolated })}
        actions={
          <Link href={`/admin/people/${into.id}/merge?into=${from.id}`} className="btn btn-quiet">
            {t('turnRound')}
          </Link>
        }
      />
      <MergeObstacles obstacles={plan.obstacles} />
      <div className="grid items-start gap-6 md:grid-cols-2">
        <MergeRecord side={from} other={into} title={t('goes')} />
        <MergeRecord side={into} other={from} title={t('kept')} />
      </div>
      {plan.obstacles.length > 0 ? null : (
        <>
          <MergeEffects preview={preview} />
          <MergeForm preview={preview} />
        </>
      )}
    </>
  )
}

function PersonTrail({ id, name }: { id: string; name: string }) {
  return <Trail above={['people', { href: `/admin/people/${id}`, label: <bdi>{name}</bdi> }]} />
}
