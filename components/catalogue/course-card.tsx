import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { InLanguage } from '@/components/ui/written'
import type { CourseCard as Card } from '@/lib/catalogue/queries/catalogue-cards'
import { CardEdition } from './card-edition'
import { CourseLine } from './course-line'

type Props = { card: Card; locale: string; heading?: 'h2' | 'h3' }

/** A course in a list: what it is, and beside it when one can come in next. */
export function CourseCard({ card, locale, heading: Heading = 'h2' }: Props) {
  const t = useTranslations('catalogue.card')
  const { code, title, summary, textLocale, edition } = card
  return (
    <article className="card course-card">
      <div className="grid content-start gap-2">
        <p className="text-sm text-ink-soft">
          <CourseLine {...card} partners={edition?.partners ?? []} />
        </p>
        <Heading>
          <Link href={`/courses/${code}`}>
            <bdi lang={textLocale}>{title}</bdi>
          </Link>
          <InLanguage lang={textLocale} />
        </Heading>
        <p>
          <bdi lang={textLocale}>{summary}</bdi>
        </p>
      </div>
      {edition ? (
        <CardEdition edition={edition} around={textLocale} languages={card.languages} locale={locale} />
      ) : (
        <p className="text-sm text-ink-soft">{t('noEdition')}</p>
      )}
    </article>
  )
}
