import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

/** So many stand in sight; the rest are folded under them. */
const IN_SIGHT = 5

export type NeededItem = {
  id: string
  title: ReactNode
  /** What is the matter, in a sentence. */
  say: ReactNode
  /** Where it is decided, what that link says, and its name for who hears links alone. */
  href: string
  act: string
  actName: string
  /** What takes it on the spot, beside the link. */
  onTheSpot?: ReactNode
}

/** Things that wait for the same decision, each with the link to where it is taken. */
export function NeededList({ items, totalCount }: { items: NeededItem[]; totalCount: number }) {
  const t = useTranslations('attendance.admin')
  const folded = items.slice(IN_SIGHT)
  return (
    <>
      <Rows items={items.slice(0, IN_SIGHT)} />
      {folded.length > 0 ? (
        <details>
          <summary className="min-h-7 cursor-pointer font-semibold">{t('showMore', { count: folded.length })}</summary>
          <div className="mt-2">
            <Rows items={folded} />
          </div>
        </details>
      ) : null}
      {totalCount > items.length ? (
        <p className="text-ink-soft">{t('andMore', { count: totalCount - items.length })}</p>
      ) : null}
    </>
  )
}

function Rows({ items }: { items: NeededItem[] }) {
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {items.map(({ id, title, say, href, act, actName, onTheSpot }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3">
          <div className="grid gap-0.5">
            <p className="max-w-none font-semibold">{title}</p>
            <div className="text-sm text-ink-soft">{say}</div>
          </div>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Link href={href} aria-label={actName} className="inline-block py-1">
              {act}
            </Link>
            {onTheSpot}
          </div>
        </li>
      ))}
    </ul>
  )
}
