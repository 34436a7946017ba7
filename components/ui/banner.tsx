import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Link } from './link'
import { type NoticeTone, noticeIcons } from './page'

type Props = {
  tone?: NoticeTone
  title?: ReactNode
  children: ReactNode
  act?: ReactNode
  /** The same page without the banner, and what that link says. */
  dismiss?: { href: string; label: string }
}

/** What concerns the whole page, across its width, above all else. */
export function Banner({ tone = 'info', title, children, act, dismiss }: Props) {
  return (
    <div className={`banner notice-${tone}`}>
      <Icon name={noticeIcons[tone]} />
      <div className="banner-text">
        {title ? <p className="font-semibold">{title}</p> : null}
        <div>{children}</div>
      </div>
      {act}
      {dismiss ? <Link href={dismiss.href}>{dismiss.label}</Link> : null}
    </div>
  )
}
