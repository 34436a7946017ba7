import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'

export default async function NotFound() {
  const t = await getTranslations('shell.missing')
  return (
    <>
      <PageHead title={t('title')} lead={t('advice')} />
      <p>
        <Link href="/courses">{t('courses')}</Link>
      </p>
    </>
  )
}
