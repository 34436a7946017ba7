import type { CSSProperties } from 'react'
import { hueOf, initialsOf } from './avatar-look'

/** A person's picture or, without one, their initials on a tint of their own. It stands beside the name, so it says nothing aloud. */
export function Avatar({
  name,
  personKey = name,
  pictureId,
  size = 'm',
}: {
  name: string
  personKey?: string
  /** The id of a picture that the reader may see; none where they want less data. */
  pictureId?: string | null
  size?: 's' | 'm' | 'l'
}) {
  return (
    <span className={`avatar avatar-${size}`} style={{ '--hue': hueOf(personKey) } as CSSProperties} aria-hidden="true">
      {/* biome-ignore lint/performance/noImgElement: made in its size already, and behind a check of rights */}
      {pictureId ? <img src={`/files/${pictureId}`} alt="" width={64} height={64} /> : <bdi>{initialsOf(name)}</bdi>}
    </span>
  )
}
