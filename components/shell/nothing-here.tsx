import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'
import { SearchForm } from './search-form'

/** What there is not and what the viewer may not see look alike, and both lead on. */
export function NothingHere({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useTranslations('shell.missing')
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
        {isSignedIn ? null : (
          <li>
            <Link href="/sign-in">{t('signIn')}</Link> <span className="text-ink-soft">{t('signInWhy')}</span>
          </li>
        )}
      </ul>
    </>
  )
}
