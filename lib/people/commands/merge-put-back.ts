import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { type MergeField, mergeFields } from '../rules/merge'
import { type Moved, reopens } from '../rules/merge-moved'
import { setPrimary, swapEnrolments } from './merge-rows'
import { dataOf } from './merge-write'

type Ids = { fromId: string; intoId: string }

/** Puts back what a merge moved, row by row, where it is still the kept record's. */
export async function putBackAll(tx: Tx, ids: Ids, moved: Moved) {
  const { fromId, intoId } = ids
  const next = { version: { increment: 1 } }
  // First of all: nothing is given to a record that is merged.
  await tx.person.update({ where: { id: fromId }, data: { mergedIntoId: null, ...next } })
  await putBackFields(tx, intoId, moved.fields)
  await putBackAddresses(tx, ids, moved)
  await swapEnrolments(tx, await stillSwapped(tx, ids, moved.swapped))
  const back = { personId: fromId }
  await tx.enrolment.updateMany({ where: { id: { in: moved.enrolmentIds }, personId: intoId }, data: back })
  await tx.roleGrant.updateMany({ where: { id: { in: moved.grantIds }, personId: intoId }, data: back })
  await putBackSessions(tx, ids, moved)
  if (moved.accountId) {
    await tx.account.updateMany({ where: { id: moved.accountId, personId: intoId }, data: back })
  }
  await putBackClosed(tx, ids, moved.closed)
  await putBackFiles(tx, ids, moved)
}

async function putBackClosed(tx: Tx, { fromId, intoId }: Ids, closed: Moved['closed']) {
  if (!closed) return
  const kept = await tx.account.findUnique({ where: { personId: intoId }, select: { state: true } })
  if (!reopens(closed, kept?.state)) return
  const { id, state } = closed
  await tx.account.updateMany({ where: { id, personId: fromId, state: 'suspended' }, data: { state } })
}

/** What was changed since is what is known now, and stays. */
async function putBackFields(tx: Tx, intoId: string, fields: Moved['fields']) {
  const person = await tx.person.findUniqueOrThrow({ where: { id: intoId } })
  const untouched = mergeFields.flatMap((field): [MergeField, string | null][] => {
    const moved = fields[field]
    return moved && person[field] === moved.after ? [[field, moved.before]] : []
  })
  await tx.person.update({
    where: { id: intoId },
    data: { ...dataOf(Object.fromEntries(untouched)), version: { increment: 1 } },
  })
}

async function putBackAddresses(tx: Tx, { fromId, intoId }: Ids, { emails, primaryId }: Moved) {
  const ids = emails.map(({ id }) => id)
  await tx.personEmail.updateMany({
    where: { id: { in: ids }, personId: intoId },
    data: { personId: fromId, isPrimary: false },
  })
  const primary = emails.find(({ wasPrimary }) => wasPrimary)
  if (primary) await setPrimary(tx, fromId, primary.id)
  const left = await tx.personEmail.findMany({
    where: { personId: intoId },
    select: { id: true, isPrimary: true },
    orderBy: [{ verifiedAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  })
  if (left.some(({ isPrimary }) => isPrimary)) return
  // The one of before or, where that is gone, one that is left; where there was none before, there is none again.
  const was = left.find(({ id }) => id === primaryId) ?? (primaryId ? left[0] : undefined)
  if (was) await setPrimary(tx, intoId, was.id)
}

/** Pairs of which each is still the other's. */
async function stillSwapped(tx: Tx, { fromId, intoId }: Ids, swapped: Moved['swapped']) {
  const rows = await tx.enrolment.findMany({
    where: { id: { in: swapped.flatMap(({ from, into }) => [from, into]) } },
    select: { id: true, personId: true },
  })
  const owner = new Map(rows.map(({ id, personId }) => [id, personId]))
  return swapped.filter(({ from, into }) => owner.get(from) === intoId && owner.get(into) === fromId)
}

async function putBackSessions(tx: Tx, { fromId, intoId }: Ids, { sessionIds, madeTrainer }: Moved) {
  await tx.sessionTrainer.updateMany({
    where: { trainerId: intoId, sessionId: { in: sessionIds } },
    data: { trainerId: fromId },
  })
  // Who was given sessions since is one of the pool now.
  if (madeTrainer) await tx.trainer.deleteMany({ where: { personId: intoId, sessions: { none: {} } } })
}

async function putBackFiles(tx: Tx, { fromId, intoId }: Ids, { fileIds, portraitId }: Moved) {
  await tx.storedFile.updateMany({ where: { id: { in: fileIds }, ownerId: intoId }, data: { ownerId: fromId } })
  if (!portraitId) return
  const { count } = await tx.person.updateMany({ where: { id: intoId, portraitId }, data: { portraitId: null } })
  if (count > 0) await tx.person.update({ where: { id: fromId }, data: { portraitId } })
}
