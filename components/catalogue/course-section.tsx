import type { ReactNode } from 'react'
import type { CourseCard as Card } from '@/lib/catalogue/queries/catalogue-cards'
import { CourseCard } from './course-card'

type Props = { id: string; title: string; cards: Card[]; empty?: string; locale: string; children?: ReactNode }

/** Some courses under a heading, and where to find more of them. */
export function CourseSection({ id, title, cards, empty, locale, children }: Props) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id}>{title}</h2>
      {cards.length === 0 && empty ? <p className="text-ink-soft">{empty}</p> : null}
      {cards.map((card) => (
        <CourseCard key={card.id} card={card} locale={locale} heading="h3" />
      ))}
      {children}
    </section>
  )
}
