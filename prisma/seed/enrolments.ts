import type { Enrolment, EnrolmentChange, EnrolmentSource, EnrolmentState } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { newId } from './ids'
import { buildPerson } from './people'
import { insertRows } from './rows'

export type EnrolmentInput = {
  id?: string
  editionId: string
  personId: string
  state?: EnrolmentState
  /** The place in the waiting list: by default behind those already on it. */
  queueSeq?: number
  source?: EnrolmentSource
  /** When it began; for one that is over, `endedAt` is when it ended. */
  at?: Date
  endedAt?: Date
  reason?: string
  byId?: string
}

/** An enrolment, of a person of its own unless one is given, with the changes that lead to its state. */
export async function buildEnrolment(
  db: Tx,
  input: Omit<EnrolmentInput, 'personId'> & { personId?: string },
): Promise<Enrolment> {
  const personId = input.personId ?? (await buildPerson(db)).id
  const [enrolment] = await buildEnrolments(db, [{ ...input, personId }])
  return enrolment as Enrolment
}

/** As many enrolments in a handful of statements, in the order given. */
export async function buildEnrolments(db: Tx, inputs: EnrolmentInput[]): Promise<Enrolment[]> {
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(inputs.map((input) => input.personId))] } },
    include: { organisation: { select: { name: true } } },
  })
  const personOf = new Map(people.map((person) => [person.id, person]))
  const nextInQueue = await queues(db, inputs)
  const rows = inputs.map((input): Enrolment => {
    const person = personOf.get(input.personId)
    if (!person) throw new Error(`No person has the id ${input.personId}.`)
    const { state = 'enrolled', at = now() } = input
    const waits = state === 'waitlisted'
    return {
      id: input.id ?? newId(),
      editionId: input.editionId,
      personId: person.id,
      state,
      queueSeq: input.queueSeq ?? (waits ? nextInQueue(input.editionId) : null),
      source: input.source ?? 'self',
      nameAt: person.name,
      countryAt: person.country,
      genderAt: person.gender,
      organisationNameAt: person.organisation?.name ?? null,
      beganAt: waits || state === 'offered' ? null : at,
      endedAt: input.endedAt ?? (['withdrawn', 'removed'].includes(state) ? at : null),
      createdAt: at,
      version: 1,
    }
  })
  await insertRows<Enrolment>(db, 'Enrolment', rows)
  await insertRows<EnrolmentChange>(
    db,
    'EnrolmentChange',
    rows.flatMap((row, i) => changeRows(row, inputs[i] as EnrolmentInput)),
  )
  return rows
}

/** Over states are reached from 'enrolled', the others at once. */
function changeRows({ id, state, createdAt, endedAt }: Enrolment, input: EnrolmentInput): EnrolmentChange[] {
  const { reason = null, byId = null }: { reason?: string | null; byId?: string | null } = input
  const isOver = ['completed', 'withdrawn', 'removed', 'failed'].includes(state)
  const begun: EnrolmentChange = {
    id: newId(),
    enrolmentId: id,
    from: null,
    to: isOver ? 'enrolled' : state,
    at: createdAt,
    byId,
    reason: null,
    causeId: null,
  }
  if (!isOver) return [{ ...begun, reason }]
  return [begun, { ...begun, id: newId(), from: 'enrolled', to: state, at: endedAt ?? createdAt, reason }]
}

async function queues(db: Tx, inputs: EnrolmentInput[]) {
  const editionIds = [
    ...new Set(inputs.filter((input) => input.state === 'waitlisted').map((input) => input.editionId)),
  ]
  const last = new Map<string, number>()
  if (editionIds.length > 0) {
    const known = await db.enrolment.groupBy({
      by: ['editionId'],
      where: { editionId: { in: editionIds } },
      _max: { queueSeq: true },
    })
    for (const { editionId, _max } of known) last.set(editionId, _max.queueSeq ?? 0)
  }
  return (editionId: string) => {
    const next = (last.get(editionId) ?? 0) + 1
    last.set(editionId, next)
    return next
  }
}
