import type { Edition, Session } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { buildEdition, type EditionInput } from './catalogue'
import { buildEnrolments } from './enrolments'
import { buildPeople, buildTrainer } from './people'
import { buildSession, type SessionInput } from './sessions'

export type RollInput = Partial<SessionInput> & {
  learners?: number
  /** The learners' names; by default each has one of their own. */
  names?: string[]
  edition?: EditionInput
}

export type BuiltRoll = {
  edition: Edition
  session: Session
  sessionId: string
  trainer: Awaited<ReturnType<typeof buildTrainer>>
  /** The enrolments' ids. */
  ids: string[]
}

const HOUR = 3_600_000

/** A session that began half an hour ago, its trainer, and learners who were enrolled long before it. */
export async function buildRoll(db: Tx, input: RollInput = {}): Promise<BuiltRoll> {
  const { names, learners = names?.length ?? 3, edition: about, ...plan } = input
  const edition = await buildEdition(db, { places: learners + 5, ...about })
  const trainer = await buildTrainer(db)
  const startsAt = new Date(now().getTime() - HOUR / 2)
  const session = await buildSession(db, { editionId: edition.id, startsAt, trainers: [trainer.id], ...plan })
  const people = await buildPeople(
    db,
    Array.from({ length: learners }, (_, i) => (names?.[i] ? { name: names[i] } : {})),
  )
  const at = new Date(now().getTime() - 2000 * HOUR)
  const enrolments = await buildEnrolments(
    db,
    people.map(({ id: personId }) => ({ editionId: edition.id, personId, at })),
  )
  return { edition, session, sessionId: session.id, trainer, ids: enrolments.map(({ id }) => id) }
}
