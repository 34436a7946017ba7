'use client'

import { useHere } from '@/components/ui/here'

type Props = { href: string; label: string; exact?: boolean; under?: string }

/** A link of the navigation, marked where the reader is at it or below it. `exact` marks the page itself and what is `under` it. */
export function NavLink({ href, label, exact, under }: Props) {
  const { path, addressOf } = useHere()
  const isBelow = [exact ? undefined : href, under].some((above) => above && path.startsWith(`${above}/`))
  return (
    <a href={addressOf(href)} className="nav-link" aria-current={path === href ? 'page' : isBelow || undefined}>
      {label}
    </a>
  )
}
