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
  const at = now().toISOString()
  const addresses = [from, into].flatMap(({ account, emails }) =>
    account ? emails.filter(({ isPrimary }) => isPrimary).map(({ address }) => address) : [],
  )
  await enqueue(
    tx,
    ...addresses.map((address) => ({
      kind: 'people.notice',
      personId: into.id,
      payload: { notice: 'recordsMerged', at },
      dedupeKey: `people.notice:${randomUUID()}`,
      secret: address,
    })),
  )
}
