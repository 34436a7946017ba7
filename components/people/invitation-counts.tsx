import { useTranslations } from 'next-intl'
import { type InvitationOutcome, invitationOutcomes } from '@/lib/accounts/schema'

/** How many of a selection are invited, and how many passed over and why; of what is nobody's nothing is said. */
export function InvitationCounts({ outcomes, isDone }: { outcomes: InvitationOutcome[]; isDone: boolean }) {
  const t = useTranslations(`people.inviteMany.${isDone ? 'did' : 'does'}`)
  const said = invitationOutcomes.flatMap((outcome) => {
    const count = outcomes.filter((one) => one === outcome).length
    return count > 0 || outcome === 'invited' ? [{ outcome, count }] : []
  })
  return (
    <ul className="grid gap-1">
      {said.map(({ outcome, count }) => (
        <li key={outcome}>{t(outcome, { count })}</li>
      ))}
    </ul>
  )
}
