'use client'

import { useHere } from '@/components/ui/here'

type Props = { href: string; label: string; under?: readonly string[] }

/** A link of the navigation, marked where the reader is at it, or at what is under it: unless that is said, all below it. */
export function NavLink({ href, label, under = [href] }: Props) {
  const { path, addressOf } = useHere()
  const isBelow = under.some((above) => path.startsWith(`${above}/`))
  return (
    <a href={addressOf(href)} className="nav-link" aria-current={path === href ? 'page' : isBelow || undefined}>
      {label}
    </a>
  )
}
