import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { factorRule, withhold } from '@/lib/platform/withhold'
import { hasSecondFactor } from './factors'

/** Whether the account is left without the second factor that one of its person's roles needs. */
export async function lacksNeededFactor(tx: Tx, accountId: string): Promise<boolean> {
  if (await hasSecondFactor(tx, accountId)) return false
  const { person } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { person: { select: { grants: { select: { role: true } }, trainer: { select: { personId: true } } } } },
  })
  const held = { grants: person.grants, isTrainer: person.trainer !== null }
  return withhold(held, false, await factorRule(tx)).withheld.length > 0
}
