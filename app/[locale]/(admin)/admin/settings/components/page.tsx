import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page'
import { Tabs } from '@/components/ui/tabs'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { Acts } from './acts'
import { Figures } from './figures'
import { Foundations } from './foundations'
import { Inputs } from './inputs'
import { Lists } from './lists'
import { Overs } from './overs'
import { Said } from './said'
import { States } from './states'
import { Ways } from './ways'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const PATH = '/admin/settings/components'
const looks = ['device', 'light', 'dark'] as const
const ways = ['page', 'ltr', 'rtl'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('components')
  return { title: t('title') }
}

/** Every part of components/ui in each of its states. For those who build the product: it is not in what is served. */
export default async function ComponentsPage({ searchParams }: Props) {
  if (process.env.NODE_ENV === 'production') notFound()
  const viewer = await requireAllowed(PATH, runsEditions)
  const query = await searchParams
  const t = await getTranslations('components')
  const look = looks.find((one) => one === param(query.look)) ?? 'device'
  const way = ways.find((one) => one === param(query.way)) ?? 'page'
  return (
    <div
      className="-mx-5 grid gap-8 bg-paper p-5 text-ink"
      style={{ colorScheme: look === 'device' ? undefined : look }}
      dir={way === 'page' ? undefined : way}
    >
      <PageHead title={t('title')} lead={t('lead')} />
      <Tabs
        label={t('look.label')}
        here={look}
        items={looks.map((key) => ({ key, href: `${PATH}?look=${key}&way=${way}`, label: t(`look.${key}`) }))}
      />
      <Tabs
        label={t('way.label')}
        here={way}
        items={ways.map((key) => ({ key, href: `${PATH}?look=${look}&way=${key}`, label: t(`way.${key}`) }))}
      />
      <Foundations />
      <Acts />
      <Inputs viewer={viewer} query={query} />
      <Overs saysToast={param(query.toast) !== ''} />
      <Ways />
      <Lists query={query} />
      <Said />
      <States />
      <Figures />
    </div>
  )
}
