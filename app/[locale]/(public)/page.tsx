import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page'

export default async function Home() {
  const t = await getTranslations('shell')
  return <PageHead title={t('product')} lead={t('description')} />
}
