import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { once } from '@/lib/platform/once'
import { decide, done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import type { CorrectMark } from '../schema'
import { type LockedRegister, lockRegister } from './locked'
import { rollOf } from './save-marks'
import { writeMarks } from './write-marks'

/**
 * Changes one mark of a closed register, for a reason that is kept with it.
 *
 * Refuses with 'notFound' who may not take the register and who is not on its roll, 'registerNotClosed', 'stale' where
 * the register was changed since the version that the page showed, and 'markUnchanged'.
 */
export async function correctMark(viewer: Viewer, input: CorrectMark): Promise<Result<{ version: number }>> {
  if (viewer.kind !== 'member') return refused('notFound')
  const { key, ...body } = input
  return decide(() =>
    transaction(async (tx) => {
      const register = await lockRegister(tx, viewer, input.sessionId)
      if (!register) return refused('notFound')
      return once(tx, viewer, key, body, () => correct(tx, viewer, register, input))
    }),
  )
}

async function correct(
  tx: Tx,
  viewer: Viewer & { kind: 'member' },
  register: LockedRegister,
  { enrolmentId, value, reason, version }: CorrectMark,
): Promise<Result<{ version: number }>> {
  const { session } = register
  if (register.state !== 'closed') return refused('registerNotClosed')
  const entry = (await rollOf(tx, session)).get(enrolmentId)
  if (!entry) return refused('notFound')
  if (register.version !== version) return refused('stale')
  if (entry.from === value) return refused('markUnchanged', { field: 'value' })
  const at = now()
  const byId = viewer.personId
  await writeMarks(tx, {
    sessionId: session.id,
    changed: [{ ...entry, to: value }],
    kind: 'correction',
    at,
    byId,
    reason,
  })
  await tx.register.update({
    where: { sessionId: session.id },
    data: { version: version + 1, savedAt: at, savedById: byId },
  })
  await recordAct(tx, viewer, {
    act: 'mark.correct',
    subject: { type: 'Mark', id: `${session.id}/${enrolmentId}` },
    editionId: entry.editionId,
    fields: ['value'],
    reason,
  })
  return done({ version: version + 1 })
}
