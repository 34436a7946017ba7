import 'server-only'
import type { EvidenceKind } from '@prisma/client'
import type { Tx } from '@/lib/platform/db'
import type { MarkValue } from '../schema'

export type ChangedMark = { enrolmentId: string; editionId: string; from: MarkValue | null; to: MarkValue }

/** Writes evidence, marks and their changes, each kind in one statement, so that a hall of 1,000 is saved at once. */
export async function writeMarks(
  tx: Tx,
  {
    sessionId,
    changed,
    kind,
    at,
    byId,
    reason,
  }: {
    sessionId: string
    changed: ChangedMark[]
    kind: EvidenceKind
    at: Date
    byId: string
    reason?: string
  },
) {
  if (changed.length === 0) return
  const evidence = await tx.evidence.createManyAndReturn({
    data: changed.map(({ enrolmentId, to }) => ({ sessionId, enrolmentId, kind, value: to, at, byId, note: reason })),
    select: { id: true, enrolmentId: true },
  })
  const evidenceOf = new Map(evidence.map(({ id, enrolmentId }) => [enrolmentId, id]))
  await tx.$executeRaw`
    INSERT INTO "Mark" ("sessionId", "enrolmentId", "editionId", "value")
    SELECT ${sessionId}::uuid, m."enrolmentId", m."editionId", m."value"
    FROM unnest(
      ${changed.map((mark) => mark.enrolmentId)}::uuid[],
      ${changed.map((mark) => mark.editionId)}::uuid[],
      ${changed.map((mark) => mark.to)}::text[]::"MarkValue"[]
    ) AS m("enrolmentId", "editionId", "value")
    ON CONFLICT ("sessionId", "enrolmentId") DO UPDATE SET "value" = EXCLUDED."value", "version" = "Mark"."version" + 1`
  await tx.markChange.createMany({
    data: changed.map(({ enrolmentId, from, to }) => ({
      sessionId,
      enrolmentId,
      from,
      to,
      at,
      byId,
      reason,
      evidenceId: evidenceOf.get(enrolmentId),
    })),
  })
}
