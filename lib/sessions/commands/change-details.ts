import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { type Tx, transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import type { DetailsInput } from '../schema'
import { whyNot } from './edition-to-plan'
import { sessionToChange } from './session-to-change'

/** Changes a session's title, module, joining link, and whether its attendance counts. */
export async function changeDetails(viewer: Viewer, input: DetailsInput): Promise<Result<{ version: number }>> {
  return transaction(async (tx) => {
    const found = await sessionToChange(tx, viewer, input.sessionId, input.version)
    if (!found.ok) return found
    const session = found.value
    const { editionId, title, moduleId = null, link = null, countsAttendance } = input
    const held = session.editions.find((one) => one.editionId === editionId)
    if (!held) return refused('notFound')
    const fault = await whyNot(tx, { editionId, moduleId })
    if (fault) return fault
    const fields = Object.entries({
      title: session.title !== title,
      countsAttendance: session.countsAttendance !== countsAttendance,
      moduleId: held.moduleId !== moduleId,
      link: (session.link?.url ?? null) !== link,
    }).flatMap(([field, isChanged]) => (isChanged ? [field] : []))
    if (fields.length === 0) return done({ version: session.version })
    const { version } = await tx.session.update({
      where: { id: session.id },
      data: { title, countsAttendance, version: { increment: 1 } },
      select: { version: true },
    })
    await tx.sessionEdition.update({
      where: { sessionId_editionId: { sessionId: session.id, editionId } },
      data: { moduleId },
    })
    await keepLink(tx, session.id, link)
    await recordAct(tx, viewer, {
      act: 'session.change',
      subject: { type: 'session', id: session.id },
      editionId,
      fields,
    })
    return done({ version })
  })
}

async function keepLink(tx: Tx, sessionId: string, url: string | null) {
  if (url === null) await tx.sessionLink.deleteMany({ where: { sessionId } })
  else await tx.sessionLink.upsert({ where: { sessionId }, create: { sessionId, url }, update: { url } })
}
