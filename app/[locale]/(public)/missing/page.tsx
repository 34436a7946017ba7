import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NothingHere } from '@/components/shell/nothing-here'
import { currentViewer } from '@/lib/platform/auth'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.missing')
  return { title: t('title'), robots: { index: false } }
}

/** What the server gives, as not found, in the place of Next's own, which is empty until its script has come (server/missing.ts). */
export default async function Missing() {
  return <NothingHere isSignedIn={(await currentViewer()).kind === 'member'} />
}
