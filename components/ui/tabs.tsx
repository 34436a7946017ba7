import type { ReactNode } from 'react'
import { Link } from './link'

export type TabItem = { key: string; href: string; label: ReactNode; count?: ReactNode }

/** The pages or views of one thing, each with an address of its own. On a phone they scroll, the current one in sight. */
export function Tabs({ label, items, here }: { label: string; items: TabItem[]; here: string | undefined }) {
  return (
    <nav aria-label={label} className="tabs no-print">
      {items.map(({ key, href, label, count }) => (
        <Link key={key} href={href} className="tab" aria-current={key === here ? 'page' : undefined}>
          {label}
          {count === undefined ? null : <span className="tab-count">{count}</span>}
        </Link>
      ))}
    </nav>
  )
}
