import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import type { ToPass } from '@/lib/attendance/rules'
import type { MyEnrolment } from '@/lib/enrolments/schema'
import { formatPermille } from '@/lib/platform/numbers'

type Props = {
  enrolments: MyEnrolment[]
  rates: Map<string, { toPass: ToPass }>
  /** Registers that the reader has to close, as a trainer. */
  openRegisterCount: number
  locale: string
}

/** What waits for the reader themself; without anything it says so. */
export function MyOwed({ enrolments, rates, openRegisterCount, locale }: Props) {
  const t = useTranslations('enrolments.my.owed')
  const owed = enrolments.flatMap((enrolment) => {
    const say = sentenceOf(enrolment, rates.get(enrolment.editionId)?.toPass)
    return say ? [{ enrolment, say }] : []
  })
  return (
    <Card title={t('title')}>
      {owed.length + openRegisterCount === 0 ? <p className="text-ink-soft">{t('none')}</p> : null}
      <ul className="grid gap-3">
        {openRegisterCount > 0 ? (
          <li>
            <Link href="/teach">{t('registers', { count: openRegisterCount })}</Link>
          </li>
        ) : null}
        {owed.map(({ enrolment: { slug, courseTitle, titleLocale, ratePermille }, say }) => (
          <li key={slug} className="grid">
            <Link href={`/my/courses/${slug}`}>
              <bdi lang={titleLocale}>{courseTitle}</bdi>
            </Link>
            <span className="text-sm">
              {t(say.key, { count: say.count, needed: formatPermille(ratePermille, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What an edition asks of its learner now: an answer, or to miss nothing more. */
function sentenceOf({ state }: MyEnrolment, toPass: ToPass | undefined) {
  if (state === 'offered') return { key: 'offered', count: 0 } as const
  if (toPass?.kind === 'beyond') return { key: 'beyond', count: 0 } as const
  const missesNothing = toPass?.kind === 'needs' && toPass.count === toPass.ofCount
  return missesNothing ? ({ key: 'all', count: toPass.count } as const) : null
}
