import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import type { MergeMade } from '@/lib/people/queries/merges'
import { formatInstant } from '@/lib/platform/dates'

/** What was merged into a person's record, with the way back while there is one, and the way to a further merge. */
export function MergesMade({ personId, merges, zone }: { personId: string; merges: MergeMade[]; zone: string }) {
  const t = useTranslations('people.merge')
  const locale = useLocale()
  return (
    <Card title={t('merges')}>
      <p>{t('mergesLead')}</p>
      {merges.length > 0 ? (
        <ul className="my-4 grid gap-4">
          {merges.map(({ id, name, byName, reason, at, until }) => (
            <li key={id} className="grid gap-0.5 border-t border-line pt-3">
              <p className="font-semibold">
                <bdi>{name}</bdi>
              </p>
              <p className="text-sm text-ink-soft">{formatInstant(at, zone, locale)}</p>
              {byName ? (
                <p className="text-sm text-ink-soft">
                  <bdi>{byName}</bdi>
                </p>
              ) : null}
              <p className="break-words">
                <bdi>{reason}</bdi>
              </p>
              {until ? (
                <p className="flex flex-wrap gap-x-4">
                  <Link href={`/admin/people/${personId}/merge/${id}`} aria-label={t('undoOf', { name })}>
                    {t('undo')}
                  </Link>
                  <span className="text-sm text-ink-soft">
                    {t('until', { until: formatInstant(until, zone, locale) })}
                  </span>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mt-4">
        <Link href={`/admin/people/${personId}/merge`} className="btn btn-quiet">
          {t('begin')}
        </Link>
      </p>
    </Card>
  )
}
