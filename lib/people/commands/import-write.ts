import 'server-only'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { requestId } from '@/lib/platform/request'
import type { Member } from '@/lib/platform/viewer'

/** Writes what the rows of an import say, with an entry in the audit log for each person and each new organisation. */
export async function writePeople(tx: Tx, viewer: Member, importId: string, organisations: string[]) {
  await addOrganisations(tx, viewer, organisations)
  await addPeople(tx, importId)
  await addAddresses(tx, importId)
  await changePeople(tx, importId)
  await recordPeople(tx, viewer, importId)
}

async function addOrganisations(tx: Tx, viewer: Member, names: string[]) {
  if (names.length === 0) return
  const ids = names.map(() => newId())
  await tx.$executeRaw`
    INSERT INTO "Organisation" ("id", "name", "kind")
    SELECT "id", "name", 'notSaid' FROM unnest(${ids}::uuid[], ${names}::text[]) AS made("id", "name")`
  await tx.$executeRaw`
    INSERT INTO "AuditEntry" ("at", "actorId", "act", "subjectType", "subjectId", "fields", "requestId")
    SELECT ${now()}, ${viewer.personId}::uuid, 'organisation.import', 'Organisation', "id", '{name}', ${await requestId()}
    FROM unnest(${ids}::text[]) AS made("id")`
}

async function addPeople(tx: Tx, importId: string) {
  await tx.$executeRaw`
    INSERT INTO "Person"
      ("id", "name", "country", "gender", "organisationId", "job", "locale", "zone", "version", "createdAt")
    SELECT r."personId", r."given"->>'name', r."given"->>'country',
      coalesce((r."given"->>'gender')::"Gender", 'notSaid'), o."id", r."given"->>'job',
      coalesce(r."given"->>'locale', 'en'), coalesce(r."given"->>'zone', 'UTC'), 1, ${now()}
    FROM "PeopleImportRow" r
    LEFT JOIN "Organisation" o ON o."name" = r."given"->>'organisation'
    WHERE r."importId" = ${importId}::uuid AND r."verdict" = 'new'
    ORDER BY r."line"`
}

/** Nobody has proved these addresses yet. */
async function addAddresses(tx: Tx, importId: string) {
  await tx.$executeRaw`
    INSERT INTO "PersonEmail" ("id", "personId", "address", "isPrimary")
    SELECT gen_random_uuid(), r."personId", r."given"->>'address', true
    FROM "PeopleImportRow" r
    WHERE r."importId" = ${importId}::uuid AND r."verdict" = 'new'`
}

/** What a row does not say stays as it is. */
async function changePeople(tx: Tx, importId: string) {
  await tx.$executeRaw`
    UPDATE "Person" p SET
      "name" = coalesce(r."given"->>'name', p."name"),
      "country" = coalesce(r."given"->>'country', p."country"),
      "gender" = coalesce((r."given"->>'gender')::"Gender", p."gender"),
      "organisationId" = coalesce(o."id", p."organisationId"),
      "job" = coalesce(r."given"->>'job', p."job"),
      "locale" = coalesce(r."given"->>'locale', p."locale"),
      "zone" = coalesce(r."given"->>'zone', p."zone"),
      "version" = p."version" + 1
    FROM "PeopleImportRow" r
    LEFT JOIN "Organisation" o ON o."name" = r."given"->>'organisation'
    WHERE r."importId" = ${importId}::uuid AND r."verdict" = 'changed' AND p."id" = r."personId"`
}

async function recordPeople(tx: Tx, viewer: Member, importId: string) {
  await tx.$executeRaw`
    INSERT INTO "AuditEntry" ("at", "actorId", "act", "subjectType", "subjectId", "fields", "requestId")
    SELECT ${now()}, ${viewer.personId}::uuid, 'person.import', 'Person', r."personId"::text,
      CASE r."verdict"
        WHEN 'new' THEN ARRAY(SELECT jsonb_object_keys(r."given"))
        ELSE ARRAY(SELECT change->>'column' FROM jsonb_array_elements(r."changes") AS change)
      END,
      ${await requestId()}
    FROM "PeopleImportRow" r
    WHERE r."importId" = ${importId}::uuid AND r."verdict" IN ('new', 'changed')
    ORDER BY r."line"`
}
