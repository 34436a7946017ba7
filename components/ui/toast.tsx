import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { type NoticeTone, noticeIcons } from './page'
import { ToastGoes } from './toast-goes'

type Props = {
  id: string
  tone?: NoticeTone
  children: ReactNode
  /** A form that takes the act back. With one, the notice stays until somebody closes it. */
  undo?: ReactNode
}

/** What has just been done, and the way back. Without script it stands in the page as a notice; with it, at its foot. */
export function Toast({ id, tone = 'good', children, undo }: Props) {
  const t = useTranslations('parts')
  return (
    <div id={id} role="status" className={`toast notice notice-${tone}`}>
      <Icon name={noticeIcons[tone]} />
      <p className="toast-text">{children}</p>
      {undo}
      <ToastGoes id={id} label={t('close')} stays={undo !== undefined} />
    </div>
  )
}
