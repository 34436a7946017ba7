import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { MarkValue } from '@/lib/attendance/schema'

/** A mark as a word in its colour. */
export function MarkWord({ value }: { value: MarkValue | null }) {
  const t = useTranslations('attendance.closed')
  if (!value) return <span className="mark">{t('none')}</span>
  return <Badge of="markValue" state={value} />
}
