import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Link } from './link'

type Step = { href: string; label: ReactNode }

/** Where a page stands: the pages above it, and itself, which is no link. */
export function Breadcrumb({ above, here }: { above: Step[]; here?: ReactNode }) {
  const t = useTranslations('parts.breadcrumb')
  return (
    <nav aria-label={t('label')} className="no-print">
      <ol className="trail">
        {above.map(({ href, label }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
            <Icon name="trail" />
          </li>
        ))}
        {here === undefined ? null : (
          <li>
            <span aria-current="page">{here}</span>
          </li>
        )}
      </ol>
    </nav>
  )
}
