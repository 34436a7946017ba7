import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { once } from '@/lib/platform/once'
import { decide, done, type Refusal, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { everOn } from '../queries/roll'
import { hasBegun, isOnRoll, registerPhase } from '../rules'
import type { SaveMarks } from '../schema'
import { type LockedRegister, lockRegister } from './locked'
import { writeMarks } from './write-marks'

export type SavedMarks = { version: number; changedCount: number; isClosed: boolean }

/**
 * Saves a roll call in one act, and closes the register where asked to. Only marks that differ are written.
 *
 * Refuses with 'notFound' who may not take the register, 'stale' where it was saved since the version that the page
 * showed, 'sessionCancelled', 'registerNotYet', 'registerClosed', 'notOnRoll', and at closing 'registerBeforeStart'
 * and 'registerUnmarked'.
 */
export async function saveMarks(viewer: Viewer, input: SaveMarks): Promise<Result<SavedMarks>> {
  if (viewer.kind !== 'member') return refused('notFound')
  const { sessionId, key, ...body } = input
  return decide(() =>
    transaction(async (tx) => {
      const register = await lockRegister(tx, viewer, sessionId)
      if (!register) return refused('notFound')
      return once(tx, viewer, key, { sessionId, ...body }, () => save(tx, viewer, register, input))
    }),
  )
}

async function save(
  tx: Tx,
  viewer: Viewer & { kind: 'member' },
  register: LockedRegister,
  { version, marks, close = false }: SaveMarks,
): Promise<Result<SavedMarks>> {
  const at = now()
  const { session } = register
  const shut = whyShut(register, at)
  if (shut) return shut
  if (register.version !== version) return refused('stale')
  if (close && !hasBegun(session, at)) return refused('registerBeforeStart')
  const roll = await rollOf(tx, session)
  if (Object.keys(marks).some((enrolmentId) => !roll.has(enrolmentId))) return refused('notOnRoll')
  const meant = [...roll.values()].map((one) => ({ ...one, to: marks[one.enrolmentId] ?? one.from }))
  const unmarkedCount = meant.filter(({ to }) => to === null).length
  if (close && unmarkedCount > 0) return refused('registerUnmarked', { params: { count: unmarkedCount } })
  const changed = meant.flatMap(({ to, ...one }) => (to !== null && to !== one.from ? [{ ...one, to }] : []))
  if (changed.length === 0 && !close) return done({ version, changedCount: 0, isClosed: false })
  const byId = viewer.personId
  await writeMarks(tx, { sessionId: session.id, changed, kind: 'rollCall', at, byId })
  await tx.register.update({
    where: { sessionId: session.id },
    data: {
      version: version + 1,
      savedAt: at,
      savedById: byId,
      ...(close ? { state: 'closed' as const, closedAt: at, closedById: byId } : {}),
    },
  })
  await recordAct(tx, viewer, {
    act: close ? 'register.close' : 'register.save',
    subject: { type: 'Session', id: session.id },
    editionId: register.editionId,
    fields: [...(changed.length > 0 ? ['marks'] : []), ...(close ? ['state'] : [])],
  })
  return done({ version: version + 1, changedCount: changed.length, isClosed: close })
}

function whyShut({ session, state }: LockedRegister, at: Date): Refusal | null {
  switch (registerPhase(session, { state }, at)) {
    case 'cancelled':
      return refused('sessionCancelled')
    case 'notYet':
      return refused('registerNotYet')
    case 'closed':
      return refused('registerClosed')
    case 'open':
      return null
  }
}

/** Everyone who may be marked, with the mark that is saved: who is on the roll, and who has a mark already. */
export async function rollOf(tx: Tx, session: LockedRegister['session']) {
  const marks = await tx.mark.findMany({
    where: { sessionId: session.id },
    select: { enrolmentId: true, value: true },
  })
  const markOf = new Map(marks.map(({ enrolmentId, value }) => [enrolmentId, value]))
  const enrolments = await tx.enrolment.findMany({
    where: everOn(session.editionIds),
    select: { id: true, editionId: true, state: true, beganAt: true, endedAt: true },
  })
  const roll = enrolments.filter((one) => markOf.has(one.id) || isOnRoll(one, session))
  return new Map(roll.map(({ id, editionId }) => [id, { enrolmentId: id, editionId, from: markOf.get(id) ?? null }]))
}
