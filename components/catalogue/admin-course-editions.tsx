import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Empty, Tag } from '@/components/ui/page'
import { InLanguage } from '@/components/ui/written'
import type { CourseToEdit } from '@/lib/catalogue/queries/managed-course'
import { editionPhase } from '@/lib/catalogue/rules'
import { formatDateRange } from '@/lib/platform/dates'

type Props = {
  editions: CourseToEdit['editions']
  /** The language of the course's title where it is not the reader's. */
  around?: string
  now: Date
  locale: string
}

/** A course's editions for those who run them, the latest first. */
export function CourseEditionsToRun({ editions, around, now, locale }: Props) {
  const t = useTranslations('catalogue.admin.course')
  const catalogue = useTranslations('catalogue.course')
  if (editions.length === 0) return <Empty>{t('noEditions')}</Empty>
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {editions.map((edition) => {
        const { slug, label, labelLocale, startsOn, endsOn, takenCount, places, isRestricted } = edition
        const phase = editionPhase(edition, now)
        return (
          <li key={slug} className="grid gap-1 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link href={`/admin/editions/${slug}`} className="font-semibold">
                <bdi lang={labelLocale}>{label || slug}</bdi>
              </Link>
              <InLanguage lang={labelLocale} around={around} />
              <Badge of="editionPhase" state={phase} />
              {isRestricted ? <Tag>{catalogue('restricted')}</Tag> : null}
            </p>
            <p className="meta text-sm">
              <span>{formatDateRange(startsOn, endsOn, locale)}</span>
              <span>{t('taken', { taken: takenCount, places })}</span>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
