import type { ReactNode } from 'react'
import { Icon } from './icon'
import type { IconName } from './icons'

/** The head of every page: what it is part of, its name, the acts that concern all of it. */
export function PageHead({
  title,
  trail,
  onPaper,
  eyebrow,
  lead,
  actions,
}: {
  title: ReactNode
  /** The pages above this one. */
  trail?: ReactNode
  /** What the trail says of the page, for paper, which has no trail. */
  onPaper?: ReactNode
  eyebrow?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-4">
      <div className="grid min-w-0 gap-1">
        {trail}
        {onPaper ? <p className="hidden text-sm text-ink-soft print:block">{onPaper}</p> : null}
        {eyebrow ? <p className="eyebrow text-sm text-ink-soft">{eyebrow}</p> : null}
        <h1>{title}</h1>
        {lead ? <p className="mt-2 max-w-[60ch]">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
    </header>
  )
}

export function Card({
  children,
  title,
  className = '',
}: {
  children: ReactNode
  title?: ReactNode
  className?: string
}) {
  return (
    <section className={`card ${className}`}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </section>
  )
}

/** An empty list says what would be in it and how to begin. */
export function Empty({
  children,
  action,
  title,
  icon,
}: {
  children: ReactNode
  action?: ReactNode
  title?: ReactNode
  icon?: IconName
}) {
  return (
    <div className="card grid justify-items-start gap-3 text-ink-soft">
      {title ? (
        <p className="flex items-center gap-2 font-semibold text-ink">
          {icon ? <Icon name={icon} /> : null}
          {title}
        </p>
      ) : null}
      <p>{children}</p>
      {action}
    </div>
  )
}

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info' | 'excused'

export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}

export type NoticeTone = 'good' | 'warn' | 'bad' | 'info'

export const noticeIcons: Record<NoticeTone, IconName> = { good: 'done', warn: 'warn', bad: 'bad', info: 'info' }

export function Notice({ tone = 'info', children }: { tone?: NoticeTone; children: ReactNode }) {
  return (
    <div role="status" className={`notice notice-icon notice-${tone}`}>
      <Icon name={noticeIcons[tone]} />
      <div>{children}</div>
    </div>
  )
}

/** Facts about a thing, each with its name. */
export function Facts({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Places as a filled bar; the words beside it say the same. */
export function Bar({ value, max, mark, label }: { value: number; max: number; mark?: number; label: string }) {
  const percent = (part: number) => `${max > 0 ? Math.min(100, Math.max(0, (part / max) * 100)) : 0}%`
  return (
    <div className={`meter ${mark !== undefined && value < mark ? 'meter-short' : ''}`} role="img" aria-label={label}>
      <i style={{ inlineSize: percent(value) }} />
      {mark === undefined ? null : <u style={{ insetInlineStart: percent(mark) }} />}
    </div>
  )
}
