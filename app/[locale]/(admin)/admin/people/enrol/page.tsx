import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { SelectionEdition } from '@/components/enrolments/selection-edition'
import { SelectionForm } from '@/components/enrolments/selection-form'
import { SelectionTable } from '@/components/enrolments/selection-table'
import { backToSelection } from '@/components/people/selection'
import { Trail } from '@/components/shell/trail'
import { Link } from '@/components/ui/link'
import { Empty, Notice, PageHead } from '@/components/ui/page'
import { openEditions, selectedPeople, selectionPreview } from '@/lib/enrolments/queries/selection'
import { selectionView } from '@/lib/enrolments/schema'
import { runsEditions } from '@/lib/people/policy'
import { MOST_SELECTED } from '@/lib/people/schema'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('enrolments.selection')
  return { title: t('title') }
}

/** Enrols the people who were ticked in a list, or all that it found: an edition, what would happen, the act. */
export default async function EnrolSelection({ searchParams }: Props) {
  const viewer = await requireAllowed('/admin/people/enrol', runsEditions)
  const [query, locale, t, refusals, byHand] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations('enrolments.selection'),
    getTranslations('refusals'),
    getTranslations('enrolments.byHand'),
  ])
  const view = selectionView.parse(query)
  const { ids, count } = await selectedPeople(viewer, view)
  const isTooLarge = count > MOST_SELECTED
  const preview = view.edition && !isTooLarge ? await selectionPreview(viewer, view.edition, ids, locale) : undefined
  if (preview === null) notFound()
  // The list that the selection was made in, narrowed and ticked as it was.
  const list = view.from
    ? `/admin/editions/${view.from}/participants`
    : view.edition && !view.all
      ? `/admin/editions/${view.edition}/participants/add`
      : '/admin/people'
  const back = <Link href={backToSelection(list, query)}>{t('back')}</Link>
  const head = (
    <PageHead
      trail={<Trail above={['people']} />}
      title={t('title')}
      lead={count > 0 && !isTooLarge ? t('selected', { count }) : undefined}
    />
  )
  if (count === 0) {
    return (
      <>
        {head}
        <Empty action={back}>{t('nobody')}</Empty>
      </>
    )
  }
  if (isTooLarge) {
    return (
      <>
        {head}
        <Notice tone="warn">{refusals('selectionTooLarge', { count, most: MOST_SELECTED })}</Notice>
        {back}
      </>
    )
  }
  return (
    <>
      {head}
      <SelectionEdition editions={await openEditions(viewer, locale)} query={query} edition={view.edition} />
      <p>{back}</p>
      {preview && !preview.edition.isOpen ? <Notice tone="warn">{byHand('closed')}</Notice> : null}
      {preview?.edition.isOpen ? (
        <>
          <SelectionForm edition={preview.edition} people={preview.people} formKey={randomUUID()} />
          <SelectionTable
            isDone={false}
            rows={preview.people.map(({ outcome, state, ...person }) => ({
              ...person,
              kind: outcome,
              state: outcome === 'in' ? state : outcome,
            }))}
          />
        </>
      ) : null}
    </>
  )
}
