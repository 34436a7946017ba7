import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { transaction } from '@/lib/platform/db'
import { done, type Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'

/** Gives the viewer pages without fonts and pictures, or with them again. */
export async function saveLowData(viewer: Member, lowData: boolean): Promise<Result<undefined>> {
  return transaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: viewer.personId, lowData: !lowData },
      data: { lowData, version: { increment: 1 } },
    })
    const subject = { type: 'Person', id: viewer.personId } as const
    if (count > 0) await recordAct(tx, viewer, { act: 'person.saveProfile', subject, fields: ['lowData'] })
    return done()
  })
}
