import { useTranslations } from 'next-intl'

const order = ['courses', 'open', 'running', 'sessions'] as const

/** What there is, counted. */
export function YearNumbers({ numbers }: { numbers: Record<(typeof order)[number], number> }) {
  const t = useTranslations('catalogue.home')
  return (
    <ul aria-label={t('numbersLabel')} className="numbers">
      {order.map((one) => (
        <li key={one}>{t.rich(`numbers.${one}`, { count: numbers[one], n: (count) => <b>{count}</b> })}</li>
      ))}
    </ul>
  )
}
