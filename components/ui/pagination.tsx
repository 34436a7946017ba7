import { useTranslations } from 'next-intl'
import { addressWith, type Query } from './address'
import { Icon } from './icon'
import { Link } from './link'

/** Steps through the pages of a list; `query` is the rest of the address, kept as it is. */
export function Pagination({
  page,
  pages,
  path,
  query = {},
}: {
  page: number
  pages: number
  path: string
  query?: Query
}) {
  const t = useTranslations('common.pagination')
  if (pages <= 1) return null
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-4">
      {page > 1 ? (
        <Link
          className="inline-flex min-h-7 items-center gap-1.5"
          href={addressWith(path, query, { page: String(page - 1) })}
        >
          <Icon name="back" />
          {t('previous')}
        </Link>
      ) : null}
      <span className="text-ink-soft">{t('position', { page, pages })}</span>
      {page < pages ? (
        <Link
          className="inline-flex min-h-7 items-center gap-1.5"
          href={addressWith(path, query, { page: String(page + 1) })}
        >
          {t('next')}
          <Icon name="next" />
        </Link>
      ) : null}
    </nav>
  )
}
