import 'server-only'
import { Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { movedSchema } from '../rules/merge-moved'

type Account = { id: string; personId: string }
type Merge = { id: string; intoId: string; at: Date; moved: unknown }

/** What sets a password, each with the account or the person as its subject. */
const PASSWORD_ACTS = [
  'account.changePassword',
  'account.resetPassword',
  'account.acceptInvitation',
  'account.signUp',
  'person.makeAdministrator',
]

/**
 * Closes to both what either could have opened to themselves while their records were one: that was wrong, so whatever came
 * to an account or the kept record since may be the other human's. Sign-ins and links end, what was added to sign in with
 * goes, and a password that was chosen since is emptied. The accounts, locked, and the addresses that went.
 */
export async function closeWhatCameSince(tx: Tx, personIds: string[], merge: Merge) {
  // Before the accounts: whoever uses a link holds it first, and its account then.
  await tx.accountToken.updateMany({
    where: { personId: { in: personIds }, usedAt: null },
    data: { usedAt: now(), details: Prisma.DbNull },
  })
  const accounts = await tx.$queryRaw<Account[]>`
    SELECT "id", "personId" FROM "Account" WHERE "personId" = ANY(${personIds}::uuid[]) ORDER BY "id" FOR UPDATE`
  for (const { id } of accounts) await endSignIns(tx, id, 'unmerged')
  const accountId = { in: accounts.map(({ id }) => id) }
  await tx.signInStep.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now() } })
  await removeWaysIn(tx, accountId, { gte: merge.at })
  await emptyPasswords(tx, accounts, { gte: merge.at })
  return { accounts, addresses: await removeAddresses(tx, merge) }
}

type Since = { gte: Date }

async function removeWaysIn(tx: Tx, accountId: { in: string[] }, since: Since) {
  const added = { where: { accountId, createdAt: since } }
  await tx.passkey.deleteMany(added)
  await tx.institutionIdentity.deleteMany(added)
  await tx.totp.deleteMany({ where: { accountId, OR: [{ confirmedAt: null }, { confirmedAt: since }] } })
  const standsForNothing = { account: { totp: null, passkeys: { none: {} } } }
  await tx.recoveryCode.deleteMany({ where: { accountId, OR: [{ createdAt: since }, standsForNothing] } })
}

/** Its owner chooses another by a link to one of their own addresses. */
async function emptyPasswords(tx: Tx, accounts: Account[], since: Since) {
  const subjects = accounts.flatMap(({ id, personId }) => [id, personId])
  const acts = await tx.auditEntry.findMany({
    where: {
      subjectType: { in: ['Account', 'Person'] },
      subjectId: { in: subjects },
      act: { in: PASSWORD_ACTS },
      at: since,
    },
    select: { subjectId: true },
  })
  const changed = acts.map(({ subjectId }) => subjectId)
  await tx.account.updateMany({
    where: { id: { in: accounts.map(({ id }) => id) }, OR: [{ id: { in: changed } }, { personId: { in: changed } }] },
    data: { passwordHash: null },
  })
}

/** Those that were confirmed for the kept record since: whose they are could ask for its password still. */
async function removeAddresses(tx: Tx, { id, intoId, moved }: Merge): Promise<string[]> {
  const { keptEmailIds, emails } = movedSchema.parse(moved)
  if (!keptEmailIds) return []
  const others = await tx.personMerge.findMany({
    where: { intoId, undoneAt: null, id: { not: id } },
    select: { moved: true },
  })
  const brought = others.flatMap((other) => movedSchema.parse(other.moved).emails)
  const known = [...keptEmailIds, ...[...emails, ...brought].map((email) => email.id)]
  const came = { personId: intoId, id: { notIn: known } }
  const addresses = await tx.personEmail.findMany({ where: came, select: { address: true } })
  await tx.personEmail.deleteMany({ where: came })
  return addresses.map(({ address }) => address)
}
