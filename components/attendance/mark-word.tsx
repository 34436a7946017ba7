import { getTranslations } from 'next-intl/server'
import { type MarkValue, markLetters } from '@/lib/attendance/schema'

/** A mark as a word in its colour. */
export async function MarkWord({ value }: { value: MarkValue | null }) {
  const t = await getTranslations()
  if (!value) return <span className="mark">{t('attendance.closed.none')}</span>
  return <span className={`mark c-${markLetters[value]}`}>{t(`terms.markValue.${value}`)}</span>
}
