import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Preview } from '@/lib/people/queries/import'
import { MOST_SELECTED } from '@/lib/people/schema'

type Props = { importId: string; counts: Preview['counts'] }

/** What is done next with the people of an import: as many at once as one act is for. */
export function ImportNext({ importId, counts }: Props) {
  const t = useTranslations('people.import.next')
  const count = counts.new + counts.changed + counts.same
  if (count === 0) return null
  const parts = Array.from({ length: Math.ceil(count / MOST_SELECTED) }, (_, i) => i + 1)
  return (
    <section aria-labelledby="next" className="card grid gap-4">
      <h2 id="next">{t('title')}</h2>
      {parts.map((part) => {
        const query = `?import=${importId}${part > 1 ? `&part=${part}` : ''}`
        const label = t('part', { from: (part - 1) * MOST_SELECTED + 1, to: Math.min(part * MOST_SELECTED, count) })
        return (
          <div key={part} className="grid gap-2">
            {parts.length > 1 ? <h3 id={`next-${part}`}>{label}</h3> : null}
            <p className="flex flex-wrap gap-3">
              <Link
                id={`invite-${part}`}
                href={`/admin/people/invite${query}`}
                className="btn"
                aria-labelledby={parts.length > 1 ? `invite-${part} next-${part}` : undefined}
              >
                {t('invite')}
              </Link>
              <Link
                id={`enrol-${part}`}
                href={`/admin/people/enrol${query}`}
                className="btn btn-quiet"
                aria-labelledby={parts.length > 1 ? `enrol-${part} next-${part}` : undefined}
              >
                {t('enrol')}
              </Link>
            </p>
          </div>
        )
      })}
    </section>
  )
}
