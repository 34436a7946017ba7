import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/page'
import type { EnrolmentState } from '@/lib/enrolments/schema'

const tones: Record<EnrolmentState, Tone> = {
  waitlisted: 'warn',
  offered: 'info',
  enrolled: 'good',
  completed: 'good',
  withdrawn: 'plain',
  removed: 'bad',
  failed: 'plain',
}

/** The state of an enrolment in words; for who waits, the place in the list. */
export function EnrolmentTag({ state, position }: { state: EnrolmentState; position: number | null }) {
  const terms = useTranslations('terms.enrolmentState')
  const t = useTranslations('enrolments.panel')
  return <Tag tone={tones[state]}>{position === null ? terms(state) : t('position', { position })}</Tag>
}
