import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import type { NeededEdition } from '@/lib/attendance/queries/needs'
import { Written } from './written'

type Props = {
  id: string
  title: string
  empty: string
  editions: NeededEdition[]
  /** Which of the edition's pages the decision is made on; its overview by default. */
  tab?: string
  /** Why the edition is in the list. */
  say: (edition: NeededEdition) => string
}

/** Editions that need a decision for one reason. */
export function NeededEditions({ id, title, empty, editions, tab = '', say }: Props) {
  return (
    <section className="grid gap-3" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {editions.length === 0 ? <Empty>{empty}</Empty> : null}
      {editions.length > 0 ? (
        <ul className="divide-y divide-line rounded-box border border-line bg-surface">
          {editions.map((edition) => (
            <li key={edition.slug} className="px-4 py-3">
              <Link href={`/admin/editions/${edition.slug}${tab}`} className="font-semibold">
                <Written text={edition.course} /> · <Written text={edition.label} />
              </Link>
              <p className="text-sm text-ink-soft">{say(edition)}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
