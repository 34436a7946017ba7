import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Viewer } from '@/lib/platform/viewer'
import { registersTakenBy } from '../policy'
import type { RegisterState } from '../rules'

export type LockedRegister = {
  session: { id: string; startsAt: Date; endsAt: Date; isLive: boolean; editionIds: string[] }
  state: RegisterState
  version: number
  /** The session's edition; none for a joint session, whose acts concern several. */
  editionId: string | undefined
}

/** The register of a session that the viewer may take, its row held until the transaction ends; null for anyone else. */
export async function lockRegister(tx: Tx, viewer: Viewer, sessionId: string): Promise<LockedRegister | null> {
  if (!isId(sessionId)) return null
  const known = await tx.session.findFirst({
    where: { AND: [{ id: sessionId }, registersTakenBy(viewer)] },
    select: { editions: { select: { editionId: true } } },
  })
  if (!known) return null
  // The session as well, so that nobody moves or cancels it under the register, and first, as they lock them: the rows
  // are locked in the order of the clauses.
  const [locked] = await tx.$queryRaw<
    { startsAt: Date; endsAt: Date; isLive: boolean; state: RegisterState; version: number }[]
  >`
    SELECT s."startsAt", s."endsAt", s."isLive", r."state"::text AS "state", r."version"
    FROM "Register" r JOIN "Session" s ON s."id" = r."sessionId"
    WHERE r."sessionId" = ${sessionId}::uuid
    FOR SHARE OF s FOR UPDATE OF r`
  if (!locked) return null
  const { state, version, ...session } = locked
  const editionIds = known.editions.map(({ editionId }) => editionId)
  return {
    session: { id: sessionId, ...session, editionIds },
    state,
    version,
    editionId: editionIds.length === 1 ? editionIds[0] : undefined,
  }
}
