import { useTranslations } from 'next-intl'

const order = ['courses', 'open', 'running', 'sessions'] as const

/** What there is, counted; of what is open, how much is so by a waiting list alone. */
export function YearNumbers({ numbers }: { numbers: Record<(typeof order)[number] | 'full', number> }) {
  const t = useTranslations('catalogue.home')
  return (
    <ul aria-label={t('numbersLabel')} className="numbers">
      {order.map((one) => (
        <li key={one}>
          {t.rich(`numbers.${one}`, { count: numbers[one], n: (count) => <b>{count}</b> })}
          {one === 'open' && numbers.full > 0 ? (
            <span className="block text-sm">{t('numbers.full', { count: numbers.full })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
