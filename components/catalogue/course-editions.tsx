import { useTranslations } from 'next-intl'
import type { CourseEdition } from '@/lib/catalogue/queries/course'
import { EditionItem } from './edition-item'

type Props = {
  editions: CourseEdition[]
  /** The language of the course's title where it is not the reader's. */
  around?: string
  locale: string
}

/** A course's editions: those open now, those running and to come (the soonest first), the past ones folded. */
export function CourseEditions({ editions, around, locale }: Props) {
  const t = useTranslations('catalogue.course')
  const of = (group: CourseEdition['group']) => editions.filter((edition) => edition.group === group)
  const open = of('open').toReversed()
  const current = of('current').toReversed()
  const past = of('past')
  return (
    <section aria-labelledby="editions" className="grid gap-4">
      <h2 id="editions">{t('editions')}</h2>
      {open.length > 0 ? <h3>{t('open')}</h3> : <p className="text-ink-soft">{t('noOpen')}</p>}
      <List editions={open} around={around} locale={locale} />
      {current.length > 0 ? <h3>{t('current')}</h3> : null}
      <List editions={current} around={around} locale={locale} />
      {past.length > 0 ? (
        <details open={open.length + current.length === 0}>
          <summary className="min-h-7 cursor-pointer font-semibold">{t('showPast', { count: past.length })}</summary>
          <List editions={past} around={around} locale={locale} />
        </details>
      ) : null}
    </section>
  )
}

function List({ editions, around, locale }: Props) {
  if (editions.length === 0) return null
  return (
    <ul className="mt-2 divide-y divide-line rounded-box border border-line bg-surface">
      {editions.map((edition) => (
        <EditionItem key={edition.slug} edition={edition} around={around} locale={locale} />
      ))}
    </ul>
  )
}
