import 'server-only'
import { now } from './clock'
import type { Tx } from './db'
import { requestId } from './request'
import type { Viewer } from './viewer'

/** Who acts, and the request that they do it in. */
export type Origin = { viewer: Viewer; requestId: string | null }

export async function originOf(viewer: Viewer): Promise<Origin> {
  return { viewer, requestId: await requestId() }
}

export type Act = {
  /** The domain act, as the domain names it: 'enrolment.withdraw'. */
  act: string
  subject: { type: string; id: string }
  editionId?: string
  /** Names of what changed; never their values. */
  fields?: string[]
  reason?: string
}

/** Writes the audit log's entries for one act or several, in their own transaction and one statement. */
export async function recordAct(tx: Tx, viewer: Viewer, ...acts: Act[]) {
  if (acts.length === 0) return
  const origin = await originOf(viewer)
  await recordActs(
    tx,
    acts.map((act) => ({ ...origin, ...act })),
  )
}

/** The same for acts of several people. */
export async function recordActs(tx: Tx, acts: (Act & Origin)[]) {
  const at = now()
  await tx.auditEntry.createMany({
    data: acts.map(({ viewer, requestId, act, subject, editionId, fields, reason }) => ({
      at,
      actorId: viewer.kind === 'member' ? viewer.personId : null,
      job: viewer.kind === 'system' ? viewer.job : null,
      act,
      subjectType: subject.type,
      subjectId: subject.id,
      editionId,
      fields: fields ?? [],
      reason,
      requestId,
    })),
  })
}
