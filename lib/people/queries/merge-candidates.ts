import 'server-only'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Viewer } from '@/lib/platform/viewer'
import { canMergePeople } from '../policy'

const MOST = 8

export type MergeCandidate = {
  id: string
  name: string
  address: string | null
  organisation: string | null
  country: string | null
}

/** A record that is looked at, to be merged; null where it is not there or merged already, and for who may not. */
export async function personToMerge(viewer: Viewer, personId: string): Promise<{ id: string; name: string } | null> {
  if (!canMergePeople(viewer) || !isId(personId)) return null
  return db.person.findFirst({ where: { id: personId, mergedIntoId: null }, select: { id: true, name: true } })
}

/**
 * Records that may be the same human being's: whose name is much like it, by its letters in any order of its parts; less
 * so where they work in the same place. The likeliest first.
 */
export async function mergeCandidates(viewer: Viewer, personId: string): Promise<MergeCandidate[]> {
  if (!canMergePeople(viewer) || !isId(personId)) return []
  return db.$queryRaw<MergeCandidate[]>`
    SELECT p."id", p."name", e."address"::text AS "address", o."name" AS "organisation", p."country"
    FROM "Person" own
    JOIN "Person" p ON search_fold(p."name") % search_fold(own."name")
      AND p."id" <> own."id" AND p."mergedIntoId" IS NULL
    LEFT JOIN "PersonEmail" e ON e."personId" = p."id" AND e."isPrimary"
    LEFT JOIN "Organisation" o ON o."id" = p."organisationId"
    CROSS JOIN LATERAL (
      SELECT similarity(search_fold(p."name"), search_fold(own."name")) AS "likeness",
        (coalesce(p."country" = own."country", false) OR coalesce(p."organisationId" = own."organisationId", false)) AS "isNear"
    ) AS found
    WHERE own."id" = ${personId}::uuid AND found."likeness" >= CASE WHEN found."isNear" THEN 0.45 ELSE 0.6 END
    ORDER BY found."likeness" DESC, found."isNear" DESC, p."id"
    LIMIT ${MOST}`
}
