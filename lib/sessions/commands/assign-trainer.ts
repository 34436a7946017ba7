import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { type AssignInput, MOST_TRAINERS } from '../schema'
import { whyNot } from './edition-to-plan'
import { type LookForClash, withoutClash } from './refuse-clash'
import { sessionToChange } from './session-to-change'
import { tellTrainers } from './tell'

/** Gives a session a trainer of the pool, or one that it has another part. A trainer who is new to it is told. */
export async function assignTrainer(viewer: Viewer, input: AssignInput): Promise<Result<undefined>> {
  return withoutClash(viewer, (tx, lookFor) => giveTrainer(tx, viewer, lookFor, input))
}

/** The same in a transaction of its caller's. */
export async function giveTrainer(
  tx: Tx,
  viewer: Viewer,
  lookFor: LookForClash,
  { sessionId, trainerId, part, version }: AssignInput & { version?: number },
): Promise<Result<undefined>> {
  const found = await sessionToChange(tx, viewer, sessionId, version)
  if (!found.ok) return found
  const { startsAt, endsAt, isLive, trainers, editionId } = found.value
  if (!isLive) return refused('sessionCancelled')
  const held = trainers.find((one) => one.trainerId === trainerId)
  if (held?.part === part) return done()
  const key = { sessionId_trainerId: { sessionId, trainerId } }
  if (held) {
    await tx.sessionTrainer.update({ where: key, data: { part } })
  } else {
    if (trainers.length >= MOST_TRAINERS)
      return refused('tooManyTrainers', { params: { most: MOST_TRAINERS }, field: 'trainerId' })
    const fault = await whyNot(tx, { editionId, trainerIds: [trainerId] })
    if (fault) return { ...fault, field: 'trainerId' }
    const slots = [{ startsAt, endsAt }]
    const clash = await lookFor({
      slots,
      trainerIds: [trainerId],
      exceptSessionId: sessionId,
      trainerField: 'trainerId',
    })
    if (clash) return clash
    await tx.sessionTrainer.create({ data: { sessionId, trainerId, part, startsAt, endsAt, isLive } })
  }
  const session = await tx.session.update({
    where: { id: sessionId },
    data: { version: { increment: 1 } },
    select: { version: true },
  })
  await recordAct(tx, viewer, {
    act: 'session.assignTrainer',
    subject: { type: 'session', id: sessionId },
    editionId,
    fields: ['trainers'],
  })
  if (!held && endsAt > now()) await tellTrainers(tx, [trainerId], { sessionId, version: session.version })
  return done()
}
