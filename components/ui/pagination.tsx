import { useTranslations } from 'next-intl'
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
  query?: Record<string, string | string[] | undefined>
}) {
  const t = useTranslations('common.pagination')
  if (pages <= 1) return null
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-4">
      {page > 1 ? <Link href={pagePath(path, query, page - 1)}>{t('previous')}</Link> : null}
      <span className="text-ink-soft">{t('position', { page, pages })}</span>
      {page < pages ? <Link href={pagePath(path, query, page + 1)}>{t('next')}</Link> : null}
    </nav>
  )
}

function pagePath(path: string, query: Record<string, string | string[] | undefined>, page: number): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) if (name !== 'page' && one) search.append(name, one)
  }
  if (page > 1) search.set('page', String(page))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
