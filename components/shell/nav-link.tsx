'use client'

import { useHere } from '@/components/ui/here'

/** A link of the navigation, marked where the reader is at it or below it. `exact` only marks the page itself. */
export function NavLink({ href, label, exact }: { href: string; label: string; exact?: boolean }) {
  const { path, addressOf } = useHere()
  const isHere = path === href || (!exact && path.startsWith(`${href}/`))
  return (
    <a href={addressOf(href)} className="nav-link" aria-current={isHere ? 'page' : undefined}>
      {label}
    </a>
  )
}
