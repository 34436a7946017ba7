import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { EditionToPlan } from '@/lib/sessions/queries/planning'

/** Beside the button of a form that gives sessions to trainers: who is told, of an edition that nobody else sees too. */
export function TrainersTold({ edition: { isDraft }, children }: { edition: EditionToPlan; children: ReactNode }) {
  const t = useTranslations('sessions.plan')
  return (
    <p>
      {children} {isDraft ? t('tellsInDraft') : null}
    </p>
  )
}
