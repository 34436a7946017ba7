import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Refusal, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsPlannedBy } from '../policy'
import { plannableEdition } from './edition-to-plan'

const held = {
  id: true,
  title: true,
  seriesId: true,
  isDetached: true,
  localStart: true,
  localEnd: true,
  zone: true,
  fold: true,
  startsAt: true,
  endsAt: true,
  isLive: true,
  delivery: true,
  roomId: true,
  countsAttendance: true,
  version: true,
  link: { select: { url: true } },
  editions: { select: { editionId: true, moduleId: true } },
  trainers: { select: { trainerId: true, part: true } },
  register: { select: { savedAt: true } },
} as const

/**
 * A session that the viewer plans, its row locked until the transaction ends; refused where it is not theirs, or where
 * it is no longer of the version that they were looking at.
 */
export async function sessionToChange(tx: Tx, viewer: Viewer, sessionId: string, version?: number) {
  const found = await seenAndLocked(tx, viewer, sessionId)
  if (!found) return refused('notFound')
  const session = await tx.session.findUniqueOrThrow({ where: { id: sessionId }, select: held })
  for (const { editionId } of session.editions) {
    const edition = await plannableEdition(tx, editionId)
    if (!edition.ok) return edition
  }
  if (version !== undefined && version !== session.version) return refused('stale')
  return done({
    ...session,
    editionId: session.editions[0]?.editionId as string,
    moduleId: session.editions[0]?.moduleId ?? null,
  })
}

export type SessionToChange = Extract<Awaited<ReturnType<typeof sessionToChange>>, { ok: true }>['value']

async function seenAndLocked(tx: Tx, viewer: Viewer, sessionId: string): Promise<boolean> {
  if (!isId(sessionId)) return false
  const seen = await tx.session.count({ where: { AND: [{ id: sessionId }, sessionsPlannedBy(viewer)] } })
  if (seen === 0) return false
  await tx.$queryRaw`SELECT 1 FROM "Session" WHERE id = ${sessionId}::uuid FOR UPDATE`
  // A roll call that is being saved at this moment comes first, or waits and finds the session as it then is.
  await tx.$queryRaw`SELECT 1 FROM "Register" WHERE "sessionId" = ${sessionId}::uuid FOR UPDATE`
  return true
}

/** Why a session stays where it is: it is cancelled, or its register has been taken. Null where it may go. */
export function whyFixed(session: SessionToChange): Refusal | null {
  if (!session.isLive) return refused('sessionCancelled')
  if (session.register?.savedAt) return refused('registerTaken')
  return null
}
