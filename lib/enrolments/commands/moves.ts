import 'server-only'
import type { EnrolmentState } from '@prisma/client'
import { type Origin, recordActs } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { newIds } from '@/lib/platform/ids'
import { enqueue } from '@/lib/platform/outbox'
import { personIdOf } from '@/lib/platform/viewer'

/** What can be done to an enrolment, and which message tells its person. */
const told = {
  enrol: 'enrolled',
  waitlist: 'waitlisted',
  promote: 'promoted',
  withdraw: 'withdrawn',
  remove: 'removed',
} as const

export type Move = {
  act: keyof typeof told
  enrolmentId: string
  personId: string
  from: EnrolmentState | null
  to: EnrolmentState
  by: Origin
}

/**
 * Keeps what changed of enrolments, in their order: their history, the audit log and the messages, each in one
 * statement however many they are. Answers the ids of the changes.
 */
export async function keepMoves(
  tx: Tx,
  { editionId, moves, reason, causeId }: { editionId: string; moves: Move[]; reason?: string; causeId?: string },
): Promise<string[]> {
  const at = now()
  const changeIds = newIds(moves.length)
  const changed = moves.map((move, i) => ({ ...move, changeId: changeIds[i] as string }))
  await tx.enrolmentChange.createMany({
    data: changed.map(({ changeId: id, enrolmentId, from, to, by }) => {
      return { id, enrolmentId, from, to, at, byId: personIdOf(by.viewer), reason, causeId }
    }),
  })
  const acts = changed.map(({ act, enrolmentId: id, by }) => {
    return { ...by, act: `enrolment.${act}`, subject: { type: 'Enrolment', id }, editionId, fields: ['state'], reason }
  })
  await recordActs(tx, acts)
  const messages = changed.map(({ act, changeId, enrolmentId, personId }) => {
    const kind = `enrolment.${told[act]}`
    return { kind, personId, payload: { enrolmentId }, dedupeKey: `${kind}:${changeId}` }
  })
  await enqueue(tx, ...messages)
  return changeIds
}
