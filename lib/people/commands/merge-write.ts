import 'server-only'
import type { Gender } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import type { FullSide } from '../queries/merge-sides'
import { type Choices, chosenChanges, type MergeField, type MergePlan, primaryAfter } from '../rules/merge'
import type { Moved } from '../rules/merge-moved'
import { setPrimary, swapEnrolments } from './merge-rows'

type Sides = { from: FullSide; into: FullSide }

/** Gives the kept record all that goes over, and says what that was. */
export async function moveAll(tx: Tx, sides: Sides, plan: MergePlan, choices: Choices): Promise<Moved> {
  const { from, into } = sides
  const to = { personId: into.id }
  // Before the account: whoever uses a link holds it first, and its account then.
  await endLooseEnds(tx, sides)
  await tx.personEmail.updateMany({ where: { personId: from.id }, data: { ...to, isPrimary: false } })
  await setPrimary(tx, into.id, primaryAfter(from, into, choices))
  await swapEnrolments(tx, plan.enrolments.swap)
  await tx.enrolment.updateMany({ where: { id: { in: plan.enrolments.go } }, data: to })
  const madeTrainer = await moveSessions(tx, sides, plan.sessionIds)
  await tx.roleGrant.updateMany({ where: { id: { in: plan.grantIds } }, data: to })
  const account = await moveAccount(tx, sides, plan.account)
  const portraitId = await moveFiles(tx, sides)
  const fields = await rewrite(tx, sides, choices)
  return {
    fields,
    emails: from.emails.map(({ id, isPrimary }) => ({ id, wasPrimary: isPrimary })),
    keptEmailIds: into.emails.map(({ id }) => id),
    primaryId: into.emails.find(({ isPrimary }) => isPrimary)?.id ?? null,
    enrolmentIds: plan.enrolments.go,
    swapped: plan.enrolments.swap,
    sessionIds: plan.sessionIds,
    madeTrainer,
    grantIds: plan.grantIds,
    ...account,
    fileIds: from.fileIds,
    portraitId,
  }
}

/** The entry in the pool of who goes stays as it was; the kept record gets one like it where it had none. */
async function moveSessions(tx: Tx, { from, into }: Sides, sessionIds: string[]): Promise<boolean> {
  const madeTrainer = from.isTrainer && !into.isTrainer
  if (madeTrainer) {
    const { personId: _, ...entry } = await tx.trainer.findUniqueOrThrow({ where: { personId: from.id } })
    await tx.trainer.create({ data: { ...entry, personId: into.id } })
  }
  await tx.sessionTrainer.updateMany({
    where: { trainerId: from.id, sessionId: { in: sessionIds } },
    data: { trainerId: into.id },
  })
  return madeTrainer
}

/** Where both have an account, nobody signs in to the one that goes: neither by password nor by what else it knows. */
async function moveAccount(tx: Tx, { from, into }: Sides, fate: MergePlan['account']) {
  const { account } = from
  if (!account || fate === 'none') return { accountId: null, closed: null }
  if (fate === 'goes') {
    await tx.account.update({ where: { id: account.id }, data: { personId: into.id } })
    return { accountId: account.id, closed: null }
  }
  await tx.account.update({ where: { id: account.id }, data: { state: 'suspended' } })
  await endSignIns(tx, account.id, 'merged')
  return {
    accountId: null,
    closed: { id: account.id, state: account.state, keptState: into.account?.state ?? 'active' },
  }
}

async function moveFiles(tx: Tx, { from, into }: Sides): Promise<string | null> {
  await tx.storedFile.updateMany({ where: { id: { in: from.fileIds } }, data: { ownerId: into.id } })
  if (!from.portraitId || into.portraitId) return null
  await tx.person.update({ where: { id: from.id }, data: { portraitId: null } })
  await tx.person.update({ where: { id: into.id }, data: { portraitId: from.portraitId } })
  return from.portraitId
}

/** Links that were sent open nothing any more, mail that waits goes to who is there, and nobody looks as who is not. */
async function endLooseEnds(tx: Tx, { from, into }: Sides) {
  await tx.accountToken.updateMany({ where: { personId: from.id, usedAt: null }, data: { usedAt: now() } })
  await tx.outboxMessage.updateMany({
    where: { personId: from.id, sentAt: null, abandonedAt: null },
    data: { personId: into.id },
  })
  await tx.signIn.updateMany({
    where: { viewAsId: from.id },
    data: { viewAsId: null, viewAsUntil: null, viewAsWhy: null },
  })
}

async function rewrite(tx: Tx, { from, into }: Sides, choices: Choices): Promise<Moved['fields']> {
  const changes = chosenChanges(from, into, choices)
  const next = { version: { increment: 1 } }
  await tx.person.update({ where: { id: into.id }, data: { ...dataOf(changes), ...next } })
  await tx.person.update({ where: { id: from.id }, data: { mergedIntoId: into.id, ...next } })
  return Object.fromEntries(
    Object.entries(changes).map(([field, after]) => [field, { before: into[field as MergeField], after }]),
  )
}

type Said = Partial<Record<MergeField, string | null>>

/** As the table takes it: what nobody may leave out is never blank on either side. */
export function dataOf({ name, locale, zone, gender, ...rest }: Said) {
  return {
    ...rest,
    name: name ?? undefined,
    locale: locale ?? undefined,
    zone: zone ?? undefined,
    gender: (gender ?? undefined) as Gender | undefined,
  }
}
