import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { SeriesForm } from '@/components/sessions/series-form'
import { SeriesPreview } from '@/components/sessions/series-preview'
import { SeriesSave } from '@/components/sessions/series-save'
import { runsEditions } from '@/lib/people/policy'
import { trainerPool } from '@/lib/people/queries/pool'
import { requireAllowed } from '@/lib/platform/auth'
import { refuse, refuseFields } from '@/lib/platform/form'
import { type FormState, idle } from '@/lib/platform/form-state'
import { refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { type EditionToPlan, editionToPlan, rooms } from '@/lib/sessions/queries/planning'
import { seriesPreview } from '@/lib/sessions/queries/series-preview'
import { MOST_SESSIONS } from '@/lib/sessions/schema'
import { askedSeries } from './asked'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata() {
  const t = await getTranslations('sessions.plan')
  return { title: t('series') }
}

export default async function PlanSeries({ params, searchParams }: Props) {
  const { slug } = await params
  const viewer = await requireAllowed(`/admin/editions/${slug}/schedule/series`, runsEditions)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('sessions')])
  const edition = await editionToPlan(viewer, slug, locale)
  if (!edition?.isPlannable) notFound()
  const choices = { edition, rooms: await rooms(viewer), trainers: await trainerPool(viewer) }
  const { state, preview, input } = await answerTo(await searchParams, viewer, edition)
  return (
    <>
      <ManagedHead edition={edition} here="schedule" isBelow title={t('plan.series')} />
      <SeriesForm choices={choices} state={state} locale={locale} />
      {preview && input ? (
        <section aria-labelledby="preview" className="grid gap-4">
          <h2 id="preview">{t('preview.title', { count: preview.rows.length })}</h2>
          <p>{t('preview.lead')}</p>
          <SeriesPreview rows={preview.rows} leftOut={preview.leftOut} zone={input.zone} locale={locale} />
          <SeriesSave edition={edition} input={input} rows={preview.rows} />
        </section>
      ) : null}
    </>
  )
}

/** What the form shows of the address, and the preview where it asks for one that can be made. */
async function answerTo(query: Record<string, string | string[] | undefined>, viewer: Viewer, edition: EditionToPlan) {
  const asked = askedSeries(query)
  if (!asked) return { state: idle }
  const { form, input } = asked
  if (!input.ok) return { state: await refuseFields(input.issues, form) }
  const preview = await seriesPreview(viewer, edition, input.data)
  if (!preview.ok) {
    const params = { count: preview.count, most: MOST_SESSIONS }
    return { state: await refuse(refused(preview.reason, { params, field: 'lastOn' }), form) }
  }
  const { values } = await refuseFields([], form)
  const state: FormState = { status: 'refused', errors: [], values, at: 1 }
  return { state, preview, input: input.data }
}
