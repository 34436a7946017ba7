import type { Evidence, Mark, MarkChange, MarkValue, Register } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { newId } from './ids'
import { insertRows } from './rows'

export type RegisterInput = {
  sessionId: string
  editionId: string
  /** By enrolment's id. */
  marks: Record<string, MarkValue>
  /** Who called the roll. */
  byId?: string
  at?: Date
  /** Closed by default; closing needs a mark for everyone. */
  state?: 'open' | 'closed'
}

/** Takes the register that was made with the session: evidence of the roll call, the marks decided from it, their first change. */
export async function buildRegister(db: Tx, input: RegisterInput): Promise<Register> {
  const [register] = await buildRegisters(db, [input])
  return register as Register
}

/** As many registers, their marks in a handful of statements, in the order given. */
export async function buildRegisters(db: Tx, inputs: RegisterInput[]): Promise<Register[]> {
  const rows = inputs.flatMap((input) => {
    const { sessionId, editionId, marks, byId = null, at = now() } = input
    return Object.entries(marks).map(([enrolmentId, value]) => {
      const evidenceId = newId()
      return {
        evidence: { id: evidenceId, sessionId, enrolmentId, kind: 'rollCall' as const, value, at, byId, note: null },
        mark: { sessionId, enrolmentId, editionId, value, version: 1 },
        change: { id: newId(), sessionId, enrolmentId, from: null, to: value, at, byId, reason: null, evidenceId },
      }
    })
  })
  await insertRows<Evidence>(
    db,
    'Evidence',
    rows.map(({ evidence }) => evidence),
  )
  await insertRows<Mark>(
    db,
    'Mark',
    rows.map(({ mark }) => mark),
  )
  await insertRows<MarkChange>(
    db,
    'MarkChange',
    rows.map(({ change }) => change),
  )
  const taken: Register[] = []
  for (const input of inputs) taken.push(await saveRegister(db, input))
  return taken
}

async function saveRegister(
  db: Tx,
  { sessionId, byId, at = now(), state = 'closed' }: RegisterInput,
): Promise<Register> {
  const closing = state === 'closed' ? { state, closedAt: at, closedById: byId } : {}
  return db.register.update({
    where: { sessionId },
    data: { savedAt: at, savedById: byId, version: { increment: 1 }, ...closing },
  })
}

/** Corrects a mark that is there: evidence of its own, and the change with its reason. */
export async function buildCorrection(
  db: Tx,
  input: { sessionId: string; enrolmentId: string; to: MarkValue; reason: string; byId?: string; at?: Date },
) {
  const { sessionId, enrolmentId, to, reason, byId, at = now() } = input
  const key = { sessionId_enrolmentId: { sessionId, enrolmentId } }
  const { value: from } = await db.mark.findUniqueOrThrow({ where: key })
  const evidence = await db.evidence.create({
    data: { id: newId(), sessionId, enrolmentId, kind: 'correction', value: to, at, byId, note: reason },
  })
  await db.markChange.create({
    data: { id: newId(), sessionId, enrolmentId, from, to, at, byId, reason, evidenceId: evidence.id },
  })
  await db.register.update({ where: { sessionId }, data: { version: { increment: 1 } } })
  return db.mark.update({ where: key, data: { value: to, version: { increment: 1 } } })
}
