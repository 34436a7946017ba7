import { statSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@prisma/client'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { signIn } from '@/lib/accounts/commands/sign-in'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import { visitor } from '@/lib/platform/viewer'
import { DEMO_PASSWORD, seedDemonstration } from '@/prisma/seed/demo'
import { backUp } from './back-up.mjs'
import { checkBackup } from './check.mjs'
import { folder, plainDatabase, query, startWriters } from './fixtures.mjs'
import { restore } from './restore.mjs'

const source = process.env.DATABASE_URL

const ENROL = `
  WITH person AS (
    INSERT INTO "Person" ("id", "name", "createdAt") VALUES (gen_random_uuid(), 'Hasty', now()) RETURNING "id"
  ), audit AS (
    INSERT INTO "AuditEntry" ("at", "act", "subjectType", "subjectId") VALUES (now(), 'enrolment.hasty', 'x', 'x')
  )
  INSERT INTO "Enrolment"
    ("id", "editionId", "personId", "state", "source", "nameAt", "genderAt", "beganAt", "createdAt")
  SELECT gen_random_uuid(), e."id", person."id", 'enrolled', 'self', 'Hasty', 'notSaid', now(), now()
  FROM person, "Edition" e WHERE e."slug" = 'busy'`

// What several tables say of the same enrolments.
const HASTY = `
  SELECT
    (SELECT count(*)::int FROM "Person" WHERE "name" = 'Hasty') AS people,
    (SELECT count(*)::int FROM "Enrolment" WHERE "nameAt" = 'Hasty') AS enrolments,
    (SELECT count(*)::int FROM "AuditEntry" WHERE "act" = 'enrolment.hasty') AS entries,
    (SELECT "takenCount" FROM "Edition" WHERE "slug" = 'busy') AS places`

const WRONG_COUNTS = `
  SELECT "slug" FROM "Edition" e
  WHERE "takenCount" <> (SELECT coalesce(sum(takes_place("state")), 0) FROM "Enrolment" WHERE "editionId" = e."id")`

const PROMISES = `
  SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS is, convalidated::text AS state
  FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
  UNION ALL SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled::text
  FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT tablename, indexname, indexdef, '' FROM pg_indexes WHERE schemaname = current_schema()
  UNION ALL SELECT table_name, column_name, concat_ws(' ', udt_name, is_nullable, column_default), collation_name
  FROM information_schema.columns WHERE table_schema = current_schema()
  ORDER BY 1, 2, 3`

beforeAll(async () => {
  await seedDemonstration(db, { now: now(), passwordHash: await hashPassword(DEMO_PASSWORD) })
  await query(
    source,
    `INSERT INTO "Edition" SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'slug', 'busy',
       'places', 1000000, 'takenCount', 0))).* FROM "Edition" e LIMIT 1`,
  )
})

/** Lets the product's own code work on another database for the rest of the test. */
function useDatabase(connectionString) {
  const usual = globalThis.lecternDb
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString, options: '-c timezone=UTC' }) })
  globalThis.lecternDb = client
  onTestFinished(async () => {
    await client.$disconnect()
    globalThis.lecternDb = usual
  })
}

async function restored(url, file) {
  await restore(url, { file, ...(await checkBackup(file)) })
  return url
}

describe('a backup taken while people enrol', () => {
  it('holds one instant, restores for a plain owner, and lets people sign in there', async () => {
    const file = join(folder(), 'busy.tar')
    const stop = await startWriters(source, ENROL)
    await backUp(source, file)
    const written = await stop()
    expect(statSync(file).mode & 0o777).toBe(0o600)

    const url = await plainDatabase()
    useDatabase(url)
    await restored(url, file)
    const [{ people, enrolments, entries, places }] = await query(url, HASTY)
    expect({ enrolments, entries, places }).toEqual({ enrolments: people, entries: people, places: people })
    expect(people).toBeGreaterThan(0)
    expect(people).toBeLessThan(written) // some came too late
    expect(await query(url, WRONG_COUNTS)).toEqual([])

    const result = await signIn(visitor, { address: 'learner@demo.test', password: DEMO_PASSWORD })
    expect(await viewerOfSignIn(result.value.token)).toMatchObject({ kind: 'member', locale: 'en' })
  })
})

describe('a restored database', () => {
  it('keeps every promise that the first one kept', async () => {
    const file = join(folder(), 'quiet.tar')
    await backUp(source, file)
    const url = await restored(await plainDatabase({ exists: false }), file)
    const promises = await query(url, PROMISES)
    expect(promises.length).toBeGreaterThan(300)
    expect(promises).toEqual(await query(source, PROMISES))
    await expect(query(url, 'UPDATE "AuditEntry" SET "act" = $1', ['x'])).rejects.toThrow('append-only')
    await query(url, ENROL)
    const [{ places, enrolments }] = await query(url, HASTY)
    expect(places).toBe(enrolments)
    const [{ seq }] = await query(url, 'SELECT max("seq") AS seq FROM "AuditEntry"')
    const [{ before }] = await query(source, 'SELECT max("seq") AS before FROM "AuditEntry"')
    expect(BigInt(seq)).toBe(BigInt(before) + 1n)
  })
})
