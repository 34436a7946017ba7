import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { plainDatabase } from '../backup/fixtures.mjs'
import { borrowDatabase } from './database.mjs'
import { applyMigrations } from './prisma.mjs'
import { letServe, servingUrl } from './serving.mjs'

const ownerUrl = process.env.DATABASE_URL
const url = servingUrl(ownerUrl, 'only of these tests')
const REFUSED = /permission denied|must be owner|must be able to/

async function ask(connectionString, sql) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const asOwner = (sql) => ask(ownerUrl, sql)
const asServing = (sql) => ask(url, sql)

/** A user whom an operator made, until the test ends: how they are reached in a database. */
async function operatorsUser(attributes = '') {
  const name = `operators_${randomBytes(6).toString('hex')}`
  await asOwner(`CREATE ROLE ${name} LOGIN PASSWORD '${name}' ${attributes}`)
  onTestFinished(() => asOwner(`DROP ROLE ${name}`))
  return (url) => Object.assign(new URL(url), { username: name, password: name }).href
}

const entry = `INSERT INTO "AuditEntry" ("at", "act", "subjectType", "subjectId", "fields")
  VALUES (now(), 'tried', 'person', 'x', '{}') RETURNING "seq"`

describe('who serves in an embedded database', () => {
  beforeAll(() => letServe({ url, ownerUrl, isEmbedded: true }))

  it('reads and writes rows, adds to the audit log, and hears what is said', async () => {
    await asServing(`INSERT INTO "Person" ("id", "name", "createdAt") VALUES (gen_random_uuid(), 'Amina', now())`)
    await asServing(`UPDATE "Person" SET "name" = 'Bruno'; LISTEN public_pages`)
    expect(await asServing('SELECT "name" FROM "Person" FOR UPDATE')).toEqual([{ name: 'Bruno' }])
    await asServing('DELETE FROM "Person"')
    expect(await asServing('SELECT 1 FROM "Person"')).toEqual([])
    const [{ seq }] = await asServing(entry)
    expect(await asServing('SELECT "seq" FROM "AuditEntry"')).toEqual([{ seq }])
    expect(await asServing('SELECT 1 FROM _prisma_migrations LIMIT 1')).toHaveLength(1)
  })

  it.each([
    `UPDATE "AuditEntry" SET "act" = 'another'`,
    'DELETE FROM "AuditEntry"',
    'TRUNCATE "AuditEntry"',
    'ALTER TABLE "AuditEntry" DISABLE TRIGGER "AuditEntry_append_only"',
    'ALTER TABLE "AuditEntry" DISABLE TRIGGER ALL',
    'DROP TRIGGER "AuditEntry_append_only" ON "AuditEntry"',
    `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
    'SET session_replication_role = replica',
    `SELECT setval('"AuditEntry_seq_seq"', 1)`,
    'UPDATE "Evidence" SET "at" = now()',
    'DELETE FROM "MarkChange"',
    'DELETE FROM "SessionChange"',
    'DELETE FROM "EnrolmentChange"',
    'DELETE FROM _prisma_migrations',
    'ALTER TABLE "Person" ADD COLUMN "more" text',
    'ALTER TABLE "Person" OWNER TO lectern_serving',
    'DROP TABLE "Person"',
    'TRUNCATE "Person" CASCADE',
    'CREATE TABLE more (id int)',
    'CREATE TEMPORARY TABLE more (id int)',
    'CREATE SCHEMA more',
    'CREATE DATABASE more',
    'CREATE ROLE more',
    'SET ROLE lectern',
    `COPY "Person" TO PROGRAM 'true'`,
  ])('is refused %s', (sql) => expect(asServing(sql)).rejects.toThrow(REFUSED))

  it('is let into what a migration adds, and keeps nothing that was given beside, each time anew', async () => {
    await asOwner('CREATE TABLE "Later" (id serial); GRANT ALL ON "Person", "AuditEntry" TO lectern_serving')
    onTestFinished(() => asOwner('DROP TABLE "Later"'))
    await expect(asServing('SELECT * FROM "Later"')).rejects.toThrow(REFUSED)
    await Promise.all([1, 2, 3].map(() => letServe({ url, ownerUrl, isEmbedded: true })))
    expect(await asServing('INSERT INTO "Later" DEFAULT VALUES RETURNING id')).toEqual([{ id: 1 }])
    await expect(asServing('TRUNCATE "Person" CASCADE')).rejects.toThrow(REFUSED)
    await expect(asServing(`UPDATE "AuditEntry" SET "act" = 'another'`)).rejects.toThrow(REFUSED)
  })

  it('finds every migration applied, so that a start without the owner goes on', () => applyMigrations(url))
})

describe('a database of the operator’s', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('is migrated and backed up by its owner, and served by whom they made', async () => {
    const addressIn = await operatorsUser()
    const owner = await plainDatabase()
    const server = addressIn(owner)
    await ask(owner, `REVOKE ALL ON DATABASE ${new URL(owner).pathname.slice(1)} FROM PUBLIC`)
    vi.stubEnv('DATABASE_URL', server)
    vi.stubEnv('DATABASE_OWNER_URL', owner)
    const database = await borrowDatabase('tests')
    expect(database).toEqual({ url: server, ownerUrl: owner, isEmbedded: false })
    await applyMigrations(database.ownerUrl)
    await expect(ask(server, 'SELECT 1')).rejects.toThrow(REFUSED)
    await letServe(database)
    await ask(server, entry)
    await expect(ask(server, 'DELETE FROM "AuditEntry"')).rejects.toThrow(REFUSED)
    await expect(ask(server, 'CREATE TABLE more (id int)')).rejects.toThrow(REFUSED)
    await expect(ask(server, 'CREATE TEMPORARY TABLE more (id int)')).rejects.toThrow(REFUSED)
  })

  it('is not served by who owns any of it, whoever DATABASE_OWNER_URL names', async () => {
    const addressIn = await operatorsUser()
    const owner = await plainDatabase()
    await applyMigrations(owner)
    const [{ username: name }, { pathname, username }] = [new URL(addressIn(owner)), new URL(owner)]
    const ofAll = Object.assign(new URL(ownerUrl), { pathname }).href
    const serve = () => letServe({ url: addressIn(owner), ownerUrl: ofAll })
    for (const what of [
      `DATABASE ${pathname.slice(1)}`,
      'SCHEMA public',
      'TABLE "AuditEntry"',
      'FUNCTION refuse_change()',
    ]) {
      await ask(ofAll, `ALTER ${what} OWNER TO ${name}`)
      await expect(serve(), what).rejects.toThrow('name them in DATABASE_OWNER_URL')
      await ask(ofAll, `REASSIGN OWNED BY ${name} TO ${username}`)
    }
    await serve()
  })

  it('has one user for all where no owner is named', async () => {
    vi.stubEnv('DATABASE_OWNER_URL', '')
    const database = await borrowDatabase('tests')
    expect(database).toEqual({ url: ownerUrl, ownerUrl, isEmbedded: false })
    await letServe(database)
  })

  it('is not served by who may do all, by nobody, or by an owner alone', async () => {
    const all = await operatorsUser('SUPERUSER')
    await expect(letServe({ url: all(ownerUrl), ownerUrl })).rejects.toThrow('name another, who is no superuser')
    await expect(letServe({ url: `${ownerUrl}?more`, ownerUrl })).rejects.toThrow('name another')
    const nobody = Object.assign(new URL(ownerUrl), { username: 'nobody_there' }).href
    await expect(letServe({ url: nobody, ownerUrl })).rejects.toThrow('no user "nobody_there"')
    vi.stubEnv('DATABASE_OWNER_URL', ownerUrl)
    vi.stubEnv('DATABASE_URL', '')
    await expect(borrowDatabase('tests')).rejects.toThrow('needs DATABASE_URL beside it')
  })
})
