import type { EnrolmentState } from '@prisma/client'
import { useLocale } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import { Written } from '@/components/ui/written'
import type { PersonEdition } from '@/lib/enrolments/queries/of-person'
import { formatDateRange } from '@/lib/platform/dates'
import { EnrolmentTag } from './enrolment-tag'

type Props = {
  title: string
  none: string
  /** How many there are in all, where not all of them stand here. */
  all: string | null
  editions: (PersonEdition & { href: string; state?: EnrolmentState })[]
}

/** The editions that somebody takes part or teaches in, the latest first. */
export function PersonEditions({ title, none, all, editions }: Props) {
  const locale = useLocale()
  return (
    <Card title={title}>
      {editions.length === 0 ? <p>{none}</p> : null}
      <ul className="divide-y divide-line">
        {editions.map(({ id, href, name, startsOn, endsOn, state }) => (
          <li key={id} className="grid gap-1 py-3 first:pt-0">
            <p className="max-w-none">
              <Link href={href}>
                <Written lang={name.titleLocale}>{name.courseTitle}</Written>
                {' · '}
                <Written lang={name.labelLocale} around={name.titleLocale}>
                  {name.label}
                </Written>
              </Link>
            </p>
            <p className="meta text-sm">
              <span>{formatDateRange(startsOn, endsOn, locale)}</span>
              {state ? <EnrolmentTag state={state} position={null} /> : null}
            </p>
          </li>
        ))}
      </ul>
      {all ? <p className="mt-2 text-sm text-ink-soft">{all}</p> : null}
    </Card>
  )
}
