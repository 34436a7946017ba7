import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { TaughtEdition } from '@/lib/attendance/queries/teaching'
import { formatDateRange } from '@/lib/platform/dates'
import { colon, comma } from '@/lib/platform/locales'
import { Written } from './written'

/** The editions that a trainer teaches in, each with its grid of their own sessions. */
export function TaughtEditions({ editions, locale }: { editions: TaughtEdition[]; locale: string }) {
  const t = useTranslations('attendance.teach')
  return (
    <ul className="grid gap-0 divide-y divide-line rounded-box border border-line bg-surface">
      {editions.map(({ slug, course, label, startsOn, endsOn, sessionCount }) => (
        <li key={slug} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3">
          <div>
            <p className="max-w-none font-semibold">
              <Written text={course} /> · <Written text={label} />
            </p>
            <p className="meta text-sm">
              <span>{formatDateRange(startsOn, endsOn, locale)}</span>
              <span>{t('sessionsOfYours', { count: sessionCount })}</span>
            </p>
          </div>
          <Link
            href={`/teach/editions/${slug}`}
            aria-label={t('grid') + colon(locale) + course.text + comma(locale) + label.text}
          >
            {t('grid')}
          </Link>
        </li>
      ))}
    </ul>
  )
}
