import 'server-only'
import { now } from './clock'
import type { Tx } from './db'
import { requestId } from './request'
import { Viewing } from './troubles'
import { isViewed, type Viewer } from './viewer'

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
  /** As whom, where the act is to begin or end looking as somebody. */
  actingAsId?: string
}

/** What may be done while one looks at the product as somebody else: to stop. */
const whileViewing = ['account.endViewing', 'account.signOut']

/**
 * Writes the audit log's entries for one act or several, in their own transaction and one statement. Every write comes by
 * here, and so it is here that who looks at the product as somebody else is stopped: throws `Viewing`, which undoes it.
 */
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
  for (const { viewer, act } of acts) if (!whileViewing.includes(act)) refuseWhileViewing(viewer)
  const at = now()
  await tx.auditEntry.createMany({
    data: acts.map(({ viewer, requestId, act, subject, editionId, fields, reason, actingAsId }) => ({
      at,
      actingAsId,
      ...actorOf(viewer),
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

/** Throws `Viewing` for who looks at the product as somebody else: for writes that are no act. */
export function refuseWhileViewing(viewer: Viewer) {
  if (isViewed(viewer)) throw new Viewing('nothing is done while somebody is only looked at')
}

/** Who really acts and, where that differs, as whom. */
function actorOf(viewer: Viewer) {
  if (viewer.kind === 'system') return { job: viewer.job }
  if (viewer.kind === 'visitor') return {}
  return viewer.viewedBy
    ? { actorId: viewer.viewedBy.personId, actingAsId: viewer.personId }
    : { actorId: viewer.personId }
}
