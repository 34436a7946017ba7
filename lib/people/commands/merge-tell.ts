import 'server-only'
import { randomUUID } from 'node:crypto'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import type { FullSide } from '../queries/merge-sides'

/**
 * Tells each of the two who has an account, at the address that was theirs until now. The mail is written by accounts
 * (lib/accounts/jobs.ts); the address is a secret of the message's and so kept only until it is sent.
 */
export async function tellOfMerge(tx: Tx, from: FullSide, into: FullSide) {
  const addresses = [from, into].flatMap(({ account, emails }) =>
    account ? emails.filter(({ isPrimary }) => isPrimary).map(({ address }) => address) : [],
  )
  await tell(tx, 'recordsMerged', ...addresses.map((secret) => ({ personId: into.id, secret })))
}

/**
 * Tells both, whichever has the account: while the records were one either may have come to use it. Each at the primary
 * address that is theirs again, and whoever confirmed an address meanwhile at that.
 */
export async function tellOfUnmerge(tx: Tx, ids: { fromId: string; intoId: string }, addresses: string[]) {
  const { fromId, intoId } = ids
  const others = addresses.map((secret) => ({ personId: intoId, secret }))
  await tell(tx, 'recordsUnmerged', { personId: fromId }, { personId: intoId }, ...others)
}

async function tell(tx: Tx, notice: string, ...whom: { personId: string; secret?: string }[]) {
  const at = now().toISOString()
  await enqueue(
    tx,
    ...whom.map((one) => ({
      kind: 'people.notice',
      payload: { notice, at },
      dedupeKey: `people.notice:${randomUUID()}`,
      ...one,
    })),
  )
}
