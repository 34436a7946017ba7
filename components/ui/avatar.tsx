import type { CSSProperties } from 'react'
import { hueOf, initialsOf } from './avatar-look'

/** A person's initials on a tint of their own. It stands beside the name, so it says nothing aloud. */
export function Avatar({
  name,
  personKey = name,
  size = 'm',
}: {
  name: string
  personKey?: string
  size?: 's' | 'm' | 'l'
}) {
  return (
    <span className={`avatar avatar-${size}`} style={{ '--hue': hueOf(personKey) } as CSSProperties} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
