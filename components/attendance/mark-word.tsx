import { useTranslations } from 'next-intl'
import { type MarkValue, markLetters } from '@/lib/attendance/schema'

/** A mark as a word in its colour. */
export function MarkWord({ value }: { value: MarkValue | null }) {
  const t = useTranslations()
  if (!value) return <span className="mark">{t('attendance.closed.none')}</span>
  return <span className={`mark c-${markLetters[value]}`}>{t(`terms.markValue.${value}`)}</span>
}
