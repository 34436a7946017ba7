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

/** Writes the audit log's entry for an act, in the act's own transaction. */
export async function recordAct(tx: Tx, viewer: Viewer, { act, subject, editionId, fields, reason }: Act) {
  await tx.auditEntry.create({
    data: {
      at: now(),
      actorId: viewer.kind === 'member' ? viewer.personId : null,
      job: viewer.kind === 'system' ? viewer.job : null,
      act,
      subjectType: subject.type,
      subjectId: subject.id,
      editionId,
      fields: fields ?? [],
      reason,
      requestId: await requestId(),
    },
  })
}
