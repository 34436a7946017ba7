import 'server-only'
import { now } from './clock'
import type { Tx } from './db'
import { requestId } from './request'
import type { Viewer } from './viewer'

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
  const at = now()
  const from = await requestId()
  await tx.auditEntry.createMany({
    data: acts.map(({ act, subject, editionId, fields, reason }) => ({
      at,
      actorId: viewer.kind === 'member' ? viewer.personId : null,
      job: viewer.kind === 'system' ? viewer.job : null,
      act,
      subjectType: subject.type,
      subjectId: subject.id,
      editionId,
      fields: fields ?? [],
      reason,
      requestId: from,
    })),
  })
}
