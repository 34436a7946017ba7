import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { type Judged, judge, type Known, type Memory } from '../rules/import-judge'
import type { ReadRow } from '../rules/import-row'

/** So many rows are held at a time: two statements judge them, one keeps them. */
export const IMPORT_BATCH = 500

/** Judges rows by what is known now. */
export async function judgeRows(tx: Tx, rows: ReadRow[], memory: Memory): Promise<Judged[]> {
  const known = await knownBy(tx, named(rows, 'address'))
  const organisations = await organisationsCalled(tx, named(rows, 'organisation'))
  return rows.map((row) =>
    judge(row, known.get(row.given.address ?? ''), organisations.get(row.given.organisation ?? '') ?? [], memory),
  )
}

/** Keeps judged rows with their import. Whoever is new has an id from now on. */
export async function keepRows(tx: Tx, importId: string, rows: Judged[]) {
  const kept = rows.map((row) => ({ ...row, importId, personId: row.verdict === 'new' ? newId() : row.personId }))
  await tx.$executeRaw`
    INSERT INTO "PeopleImportRow"
      ("importId", "line", "given", "verdict", "personId", "changes", "faults", "isNewOrganisation")
    SELECT "importId", "line", "given", "verdict", "personId", "changes", "faults", "isNewOrganisation"
    FROM jsonb_populate_recordset(NULL::"PeopleImportRow", ${JSON.stringify(kept)}::jsonb)`
}

function named(rows: ReadRow[], column: 'address' | 'organisation'): string[] {
  return [...new Set(rows.flatMap(({ given }) => given[column] ?? []))]
}

/** Those whom the addresses belong to, by the address as it was asked for. */
async function knownBy(tx: Tx, addresses: string[]): Promise<Map<string, Known>> {
  const found = await tx.$queryRaw<({ asked: string } & Known)[]>`
    SELECT asked."address" AS "asked", p."id" AS "personId", p."name", p."country", p."gender"::text,
      o."name" AS "organisation", p."job", p."locale", p."zone"
    FROM unnest(${addresses}::text[]) AS asked("address")
    JOIN "PersonEmail" e ON e."address" = asked."address"::citext
    JOIN "Person" p ON p."id" = e."personId"
    LEFT JOIN "Organisation" o ON o."id" = p."organisationId"`
  return new Map(found.map(({ asked, ...known }) => [asked, known]))
}

/** Organisations whose name is one of these but for case. */
async function organisationsCalled(tx: Tx, names: string[]): Promise<Map<string, string[]>> {
  const found = await tx.$queryRaw<{ asked: string; name: string }[]>`
    SELECT asked."name" AS "asked", o."name"
    FROM unnest(${names}::text[]) AS asked("name")
    JOIN "Organisation" o ON lower(o."name") = lower(asked."name")
    ORDER BY o."name"`
  const byName = new Map<string, string[]>()
  for (const { asked, name } of found) byName.set(asked, [...(byName.get(asked) ?? []), name])
  return byName
}
