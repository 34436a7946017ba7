import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Link } from './link'

export type Step = { href: string; label: ReactNode }

/** Where a page stands: the pages above it; its own name is the heading that follows. */
export function Breadcrumb({ above }: { above: readonly Step[] }) {
  const t = useTranslations('parts.breadcrumb')
  return (
    <nav aria-label={t('label')} className="no-print">
      <ol className="trail">
        {above.map(({ href, label }, i) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
            {i < above.length - 1 ? <Icon name="trail" /> : null}
          </li>
        ))}
      </ol>
    </nav>
  )
}
