import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DialogSupport } from './dialog-support'
import { Icon } from './icon'
import type { IconName } from './icons'

type DialogProps = { id: string; title: ReactNode; children: ReactNode; side?: boolean }

/**
 * Over the page until it is closed. A Button opens it (`opens={{ dialog: id }}`); Escape, its own button and a press
 * beside it close it. `side`: a drawer, for what is looked at beside the page.
 */
export function Dialog({ id, title, children, side }: DialogProps) {
  const t = useTranslations('parts')
  return (
    <dialog
      id={id}
      aria-labelledby={`${id}-title`}
      className={side ? 'dialog drawer' : 'dialog'}
      {...{ closedby: 'any' }}
    >
      <div className="dialog-head">
        <h2 id={`${id}-title`} className="text-xl">
          {title}
        </h2>
        <form method="dialog">
          <button type="submit" className="btn btn-quiet btn-small">
            <Icon name="close" />
            {t('close')}
          </button>
        </form>
      </div>
      <div className="dialog-body">{children}</div>
      <DialogSupport />
    </dialog>
  )
}

type PopoverProps = { id: string; label: ReactNode; icon?: IconName; children: ReactNode }

/** A few choices or words beside the button that opens them: the browser's own popover, which needs no script. */
export function Popover({ id, label, icon, children }: PopoverProps) {
  return (
    <>
      <button type="button" className="btn btn-quiet btn-small" popoverTarget={id}>
        {icon ? <Icon name={icon} /> : null}
        {label}
      </button>
      <div id={id} popover="auto" className="popover">
        {children}
      </div>
    </>
  )
}
