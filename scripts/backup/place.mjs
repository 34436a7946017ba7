import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { dataDir, folderLock, makeDataDir } from '../setup/data-dir.mjs'
import { borrowDatabase, ownDatabase } from '../setup/database.mjs'
import { Failure } from '../setup/failure.mjs'
import { requireLock } from '../setup/lock.mjs'

const MISSING = '3D000'

/** The address of the database to back up, for its owner; one that nothing runs is started for as long as this task goes on. */
export async function databaseToBackUp() {
  if (!process.env.DATABASE_URL && !existsSync(join(dataDir(), 'postgres'))) {
    throw new Failure(`There is nothing to back up: ${dataDir()} holds no database.`)
  }
  return (await borrowDatabase('npm run backup')).ownerUrl
}

/** The address of the database to restore into, for its owner, which nobody else uses where it is the embedded one. */
export async function databaseToFill() {
  if (!process.env.DATABASE_URL) {
    makeDataDir(dataDir())
    await requireLock(folderLock(), 'npm run restore')
  }
  return (await ownDatabase()).ownerUrl
}

/** Does the work in the database, which is made where it does not exist and then, where the work fails, removed. */
export async function inDatabase(url, work) {
  if (!(await isMissing(url))) return work()
  const name = pg.escapeIdentifier(decodeURIComponent(new URL(url).pathname.slice(1)))
  await onServer(url, `CREATE DATABASE ${name}`).catch(({ message }) => {
    throw new Failure(`The database does not exist and could not be made (${message}): make it, empty.`)
  })
  try {
    return await work()
  } catch (error) {
    await onServer(url, `DROP DATABASE ${name}`)
    throw error
  }
}

async function isMissing(url) {
  try {
    await query(url, 'SELECT 1')
    return false
  } catch (error) {
    if (error.code === MISSING) return true
    throw error
  }
}

const onServer = (url, sql) => query(Object.assign(new URL(url), { pathname: '/postgres' }).href, sql)

async function query(connectionString, sql) {
  const client = new pg.Client({ connectionString })
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end()
  }
}
