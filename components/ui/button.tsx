import type { ReactNode } from 'react'
import { Icon } from './icon'
import type { IconName } from './icons'
import { Link } from './link'

type Look = 'main' | 'quiet' | 'danger'

export const buttonClasses: Record<Look, string> = { main: 'btn', quiet: 'btn btn-quiet', danger: 'btn btn-danger' }

type Common = { children: ReactNode; look?: Look; icon?: IconName }

type ButtonProps = Common & {
  type?: 'submit' | 'button'
  name?: string
  value?: string
  form?: string
  isPending?: boolean
  /** Why it cannot be pressed now. It stays in reach of the keyboard, so that the reason is heard. */
  reason?: { id: string; text: ReactNode }
  /** Opens a popover or a dialog of the page by its id, without script. */
  opens?: { popover: string } | { dialog: string }
}

/** A button that names its act. In a form with an action, SubmitButton is the one that knows when it is under way. */
export function Button({
  children,
  look = 'main',
  icon,
  type = 'button',
  isPending,
  reason,
  opens,
  ...rest
}: ButtonProps) {
  const button = (
    <button
      type={reason ? 'button' : type}
      className={buttonClasses[look]}
      aria-disabled={reason || isPending ? true : undefined}
      aria-busy={isPending || undefined}
      aria-describedby={reason?.id}
      {...(opens && 'popover' in opens ? { popoverTarget: opens.popover } : {})}
      {...(opens && 'dialog' in opens ? { commandfor: opens.dialog, command: 'show-modal' } : {})}
      {...rest}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
  if (!reason) return button
  return (
    <span className="inline-grid justify-items-start gap-1">
      {button}
      <span id={reason.id} className="text-sm text-ink-soft">
        {reason.text}
      </span>
    </span>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ children, look = 'main', icon, href }: Common & { href: string }) {
  return (
    <Link href={href} className={buttonClasses[look]}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  )
}
