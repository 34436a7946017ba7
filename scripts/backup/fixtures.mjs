// What the tests of backup and restore share.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'

/** A folder for one test. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'lectern-backup-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
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
