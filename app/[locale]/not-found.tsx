import { getTranslations } from 'next-intl/server'
import { SearchForm } from '@/components/shell/search-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'
import { currentViewer } from '@/lib/platform/auth'

/** What there is not and what the viewer may not see look alike, and both lead on. */
export default async function NotFound() {
  const [t, viewer] = await Promise.all([getTranslations('shell.missing'), currentViewer()])
  return (
    <>
      <PageHead title={t('title')} lead={t('advice')} />
      <SearchForm label={t('search')} />
      <ul className="ways">
        <li>
          <Link href="/courses">{t('courses')}</Link>
        </li>
        <li>
          <Link href="/">{t('home')}</Link>
        </li>
        {viewer.kind === 'member' ? null : (
          <li>
            <Link href="/sign-in">{t('signIn')}</Link> <span className="text-ink-soft">{t('signInWhy')}</span>
          </li>
        )}
      </ul>
    </>
  )
}
