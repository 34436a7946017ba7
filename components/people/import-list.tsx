import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { OwnImport } from '@/lib/people/queries/import'
import { formatInstant } from '@/lib/platform/dates'

/** What the viewer had read before and may come back to. */
export async function ImportList({ imports, zone }: { imports: OwnImport[]; zone: string }) {
  if (imports.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('people.import'), getLocale()])
  return (
    <section aria-labelledby="own" className="grid gap-3">
      <h2 id="own">{t('openTitle')}</h2>
      <ul className="grid gap-3">
        {imports.map(({ id, fileName, state, createdAt, newCount, changedCount, refusedCount }) => (
          <li key={id} className="card grid gap-1">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Link href={`/admin/people/import/${id}`} className="font-semibold">
                <bdi>{fileName}</bdi>
              </Link>
              <Badge of="importState" state={state} />
            </div>
            <p className="meta">
              <span>{t('openList', { when: formatInstant(createdAt, zone, locale) })}</span>
              <span>{t('openCounts', { new: newCount, changed: changedCount, refused: refusedCount })}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
