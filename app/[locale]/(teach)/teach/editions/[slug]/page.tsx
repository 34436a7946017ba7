import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EditionGrid } from '@/components/attendance/edition-grid'
import { Written } from '@/components/attendance/written'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import { grid } from '@/lib/attendance/queries/grid'
import { learnerIn, pageIn } from '@/lib/attendance/schema'
import { requireMember } from '@/lib/platform/auth'
import { formatPermille } from '@/lib/platform/numbers'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<'page' | 'learner', string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.grid')
  return { title: t('title') }
}

export default async function TaughtEdition({ params, searchParams }: Props) {
  const { slug } = await params
  const path = `/teach/editions/${slug}`
  const viewer = await requireMember(path)
  const [t, locale, query] = await Promise.all([getTranslations('attendance.grid'), getLocale(), searchParams])
  const taught = await grid(viewer, slug, { scope: 'taught', locale, page: pageIn(query.page) })
  if (!taught) notFound()
  return (
    <>
      <PageHead
        trail={<Trail above={['teach']} />}
        eyebrow={
          <>
            <Written text={taught.course} /> · <Written text={taught.label} />
          </>
        }
        title={t('title')}
        lead={t('leadTaught', { needed: formatPermille(taught.ratePermille, locale) })}
      />
      <EditionGrid
        grid={taught}
        path={path}
        opened={learnerIn(query.learner)}
        viewerZone={viewer.zone}
        locale={locale}
      />
    </>
  )
}
