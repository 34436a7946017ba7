import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'

/** The way to the search from every page; script opens it over the page instead. */
export function SearchLink() {
  const t = useTranslations('shell.search')
  return (
    <Link href="/search" className="nav-search" data-search="" aria-keyshortcuts="Control+K Meta+K">
      <Icon name="search" />
      {t('title')}
      {/* Said by aria-keyshortcuts. */}
      <span className="nav-chord" aria-hidden="true">
        {t('shortcut')}
      </span>
    </Link>
  )
}
