import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** The places in the waiting list of those among the enrolments that wait: 1 is next. */
export async function positionsOf(tx: Tx, enrolmentIds: string[]): Promise<Map<string, number>> {
  if (enrolmentIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; position: number }[]>`
    SELECT own."id", count(*)::int AS "position"
    FROM "Enrolment" own
    JOIN "Enrolment" before ON before."editionId" = own."editionId" AND before."state" = 'waitlisted' AND before."queueSeq" <= own."queueSeq"
    WHERE own."id" = ANY(${enrolmentIds}::uuid[]) AND own."state" = 'waitlisted'
    GROUP BY own."id"`
  return new Map(rows.map(({ id, position }) => [id, position]))
}

export async function positionOf(tx: Tx, enrolmentId: string): Promise<number | null> {
  return (await positionsOf(tx, [enrolmentId])).get(enrolmentId) ?? null
}
