import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { EnrolmentState } from '@/lib/enrolments/schema'

/** The state of an enrolment in words; for who waits, the place in the list. */
export function EnrolmentTag({ state, position }: { state: EnrolmentState; position: number | null }) {
  const t = useTranslations('enrolments.panel')
  return (
    <Badge of="enrolmentState" state={state}>
      {position === null ? undefined : t('position', { position })}
    </Badge>
  )
}
