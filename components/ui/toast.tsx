import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { noticeIcons } from './page'
import { ToastClose } from './toast-close'

type Props = {
  id: string
  children: ReactNode
  /** A form that takes the act back. */
  undo: ReactNode
}

/**
 * What has just been done, and the way back. Without script it stands in the page as a notice; with it at the foot of
 * the screen, wherever the page was scrolled to, until somebody closes it: nobody is to be hurried.
 */
export function Toast({ id, children, undo }: Props) {
  const t = useTranslations('parts')
  return (
    <div id={id} role="status" className="toast notice notice-good no-print">
      <Icon name={noticeIcons.good} />
      <p className="toast-text">{children}</p>
      {undo}
      <ToastClose id={id} label={t('close')} />
    </div>
  )
}
