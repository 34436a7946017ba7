import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { peopleIn } from '../policy'

/** Tells everyone enrolled and every trainer of a session about one change of it, once each. */
export async function tellEveryone(
  tx: Tx,
  kind: 'session.moved' | 'session.cancelled',
  sessionId: string,
  changeId: string,
) {
  const people = await tx.person.findMany({ where: peopleIn(sessionId), select: { id: true } })
  await enqueue(
    tx,
    ...people.map(({ id: personId }) => ({
      kind,
      personId,
      payload: { sessionId, changeId },
      dedupeKey: `${kind}:${changeId}:${personId}`,
    })),
  )
}

type Given = { sessionId: string; version: number } | { seriesId: string }

/** Tells trainers what they were given: one session, or all of a series in one message. */
export async function tellTrainers(tx: Tx, trainerIds: string[], given: Given) {
  const cause = 'seriesId' in given ? given.seriesId : `${given.sessionId}:${given.version}`
  const payload: Record<string, string> =
    'seriesId' in given ? { seriesId: given.seriesId } : { sessionId: given.sessionId }
  await enqueue(
    tx,
    ...[...new Set(trainerIds)].map((personId) => ({
      kind: 'session.assigned',
      personId,
      payload,
      dedupeKey: `session.assigned:${cause}:${personId}`,
    })),
  )
}

/** Tells a trainer that a session is no longer theirs. */
export async function tellUnassigned(
  tx: Tx,
  personId: string,
  { sessionId, version }: { sessionId: string; version: number },
) {
  const dedupeKey = `session.unassigned:${sessionId}:${version}:${personId}`
  await enqueue(tx, { kind: 'session.unassigned', personId, payload: { sessionId }, dedupeKey })
}
