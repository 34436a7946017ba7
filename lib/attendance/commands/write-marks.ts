import 'server-only'
import type { EvidenceKind } from '@prisma/client'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { MarkValue } from '../schema'

export type ChangedMark = { enrolmentId: string; editionId: string; from: MarkValue | null; to: MarkValue }

type Written = {
  sessionId: string
  changed: ChangedMark[]
  kind: EvidenceKind
  at: Date
  byId: string
  reason?: string | null
}

/** Writes evidence, marks and their changes, each kind in one statement, so that a hall of 1,000 is saved at once. */
export async function writeMarks(tx: Tx, { sessionId, changed, kind, at, byId, reason = null }: Written) {
  if (changed.length === 0) return
  const evidence = changed.map(() => newId())
  const changes = changed.map(() => newId())
  const enrolments = changed.map(({ enrolmentId }) => enrolmentId)
  const from = changed.map((mark) => mark.from)
  const to = changed.map((mark) => mark.to)
  await tx.$executeRaw`
    INSERT INTO "Evidence" ("id", "sessionId", "enrolmentId", "kind", "value", "at", "byId", "note")
    SELECT e."id", ${sessionId}::uuid, e."enrolmentId", ${kind}::text::"EvidenceKind", e."value"::"MarkValue",
      ${at}::timestamptz, ${byId}::uuid, ${reason}
    FROM unnest(${evidence}::uuid[], ${enrolments}::uuid[], ${to}::text[]) AS e("id", "enrolmentId", "value")`
  await tx.$executeRaw`
    INSERT INTO "Mark" ("sessionId", "enrolmentId", "editionId", "value")
    SELECT ${sessionId}::uuid, m."enrolmentId", m."editionId", m."value"::"MarkValue"
    FROM unnest(${enrolments}::uuid[], ${changed.map(({ editionId }) => editionId)}::uuid[], ${to}::text[])
      AS m("enrolmentId", "editionId", "value")
    ON CONFLICT ("sessionId", "enrolmentId") DO UPDATE SET "value" = EXCLUDED."value", "version" = "Mark"."version" + 1`
  await tx.$executeRaw`
    INSERT INTO "MarkChange" ("id", "sessionId", "enrolmentId", "from", "to", "at", "byId", "reason", "evidenceId")
    SELECT c."id", ${sessionId}::uuid, c."enrolmentId", c."from"::"MarkValue", c."to"::"MarkValue",
      ${at}::timestamptz, ${byId}::uuid, ${reason}, c."evidenceId"
    FROM unnest(${changes}::uuid[], ${enrolments}::uuid[], ${from}::text[], ${to}::text[], ${evidence}::uuid[])
      AS c("id", "enrolmentId", "from", "to", "evidenceId")`
}
