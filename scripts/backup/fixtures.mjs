// What the tests of backup and restore share.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { extract, pack } from 'tar-stream'
import { onTestFinished } from 'vitest'
import { sha256 } from './digest.mjs'

/** A folder for one test. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'lectern-backup-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Puts a backup together anew, with each entry as `change(name, content)` gives it back, and what is added. */
export async function changed(file, change, added = {}) {
  const [from, to] = [extract(), pack()]
  from.end(readFileSync(file))
  for await (const entry of from) {
    const content = change(entry.header.name, await bytesOf(entry))
    if (content !== undefined) to.entry({ name: entry.header.name }, content)
  }
  for (const [name, content] of Object.entries(added)) to.entry({ name }, content)
  to.finalize()
  writeFileSync(file, await bytesOf(to))
  return file
}

async function bytesOf(stream) {
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/**
 * The address of a database of the test's own, for a role that owns it and is nothing else, as at a provider of
 * managed databases; empty, or only named.
 */
export async function plainDatabase({ exists = true } = {}) {
  const name = `restored_${randomBytes(6).toString('hex')}`
  const admin = Object.assign(new URL(process.env.DATABASE_URL), { pathname: '/postgres' }).href
  await query(admin, `CREATE ROLE ${name} LOGIN ${exists ? '' : 'CREATEDB'} PASSWORD '${name}'`)
  if (exists) await query(admin, `CREATE DATABASE ${name} OWNER ${name}`)
  onTestFinished(async () => {
    await query(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await query(admin, `DROP ROLE ${name}`)
  })
  return Object.assign(new URL(admin), { pathname: name, username: name, password: name }).href
}

/** The row of a file that is somebody's; there has to be a person. */
export const nameFile = (url, key, content) =>
  query(
    url,
    `INSERT INTO "StoredFile" ("id", "key", "name", "type", "size", "sha256", "ownerId", "createdAt")
     SELECT gen_random_uuid(), $1, 'me.webp', 'image/webp', $2, $3, "id", now() FROM "Person" LIMIT 1`,
    [key, content.length, sha256(content)],
  )

export async function query(connectionString, ...statement) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(...statement)).rows
  } finally {
    await client.end()
  }
}

/** Two who write as fast as they can until they are stopped, which says how often they did. Both have begun. */
export async function startWriters(url, sql) {
  const clients = await Promise.all([1, 2].map(() => beginWriting(url, sql)))
  let count = clients.length
  let isStopped = false
  const ends = Promise.all(
    clients.map(async (client) => {
      for (; !isStopped; count++) await client.query(sql)
      await client.end()
    }),
  )
  ends.catch(() => {}) // whoever stops them is told
  return async () => {
    isStopped = true
    await ends
    return count
  }
}

async function beginWriting(connectionString, sql) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(sql)
  return client
}
