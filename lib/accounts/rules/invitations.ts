import type { InvitationOutcome } from '../schema'
import { HOUR_MS, LINKS_AN_HOUR } from './accounts'

/** A second press of the button within this time is the first one's echo and sends nothing. */
const ECHO_MS = 600_000

export type Invitee = {
  account: { passwordHash: string | null } | null
  emails: { address: string }[]
  /** Their invitations of the last hour. */
  tokens: { address: string; usedAt: Date | null; createdAt: Date }[]
}

/** Whether somebody would be sent an invitation now or, if not, why. */
export function outcomeOf(
  { account, emails: [primary], tokens }: Invitee,
  at: Date,
): Exclude<InvitationOutcome, 'gone'> {
  if (account?.passwordHash) return 'hasAccount'
  if (!primary) return 'noAddress'
  const since = (ms: number) => tokens.filter(({ createdAt }) => createdAt.getTime() > at.getTime() - ms)
  if (since(ECHO_MS).some(({ usedAt }) => !usedAt)) return 'justInvited'
  // The address had its fill this hour: the earlier link stays where no later one goes out.
  const sent = since(HOUR_MS).filter(({ address }) => address === primary.address)
  return sent.length >= LINKS_AN_HOUR ? 'justInvited' : 'invited'
}
