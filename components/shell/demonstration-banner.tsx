import { getTranslations } from 'next-intl/server'
import { isDemonstration } from '@/lib/platform/institute'

/** Says on every page of a demonstration that its people are invented and its passwords known. */
export async function DemonstrationBanner() {
  if (!(await isDemonstration())) return null
  const t = await getTranslations('shell')
  return <p className="max-w-none bg-late-tint px-5 py-1 text-center text-sm text-late">{t('demonstration')}</p>
}
