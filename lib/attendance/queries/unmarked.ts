import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** How many stand on a session's roll, and how many of them have no mark yet. */
export type RollCount = { rollCount: number; unmarkedCount: number }

/** The roll of each session in numbers, as `isOnRoll` decides it; who has a mark stays on. For sessions already scoped. */
export async function rollCounts(tx: Tx, sessionIds: string[]): Promise<Map<string, RollCount>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<({ id: string } & RollCount)[]>`
    SELECT session."id", count(*)::int AS "rollCount", (count(*) FILTER (WHERE mark."sessionId" IS NULL))::int AS "unmarkedCount"
    FROM "Session" session
    JOIN "SessionEdition" within ON within."sessionId" = session."id"
    JOIN "Enrolment" own ON own."editionId" = within."editionId" AND own."beganAt" IS NOT NULL
    LEFT JOIN "Mark" mark ON mark."sessionId" = session."id" AND mark."enrolmentId" = own."id"
    WHERE session."id" = ANY(${sessionIds}::uuid[])
      AND (mark."sessionId" IS NOT NULL OR (
        own."beganAt" < session."endsAt" AND
        CASE WHEN own."endedAt" IS NULL THEN own."state" IN ('enrolled', 'completed', 'failed')
        ELSE own."endedAt" > session."startsAt" END))
    GROUP BY session."id"`
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** The same sessions with their rolls in numbers. */
export async function withRollCounts<T extends { id: string }>(tx: Tx, sessions: T[]): Promise<(T & RollCount)[]> {
  const counts = await rollCounts(
    tx,
    sessions.map(({ id }) => id),
  )
  return sessions.map((session) => ({ ...session, ...(counts.get(session.id) ?? { rollCount: 0, unmarkedCount: 0 }) }))
}
