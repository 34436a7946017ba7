import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { Failure, saysDiskIsFull } from '../setup/failure.mjs'
import { onEnd } from '../setup/lifecycle.mjs'
import { at } from '../setup/paths.mjs'
import { migrationsOf, sequencesOf, tablesOf } from './catalogue.mjs'
import { withConnection } from './connection.mjs'
import { FORMAT, VERSION } from './format.mjs'
import { storedFiles } from './stored-files.mjs'
import { writeBackup } from './write.mjs'

const NOTHING_THERE = ['3D000', '42P01'] // no such database; no such table

/**
 * Writes everything that the database holds at one instant, while others go on writing to it, and the files that it names
 * unless a bucket has them. The backup takes its name when it is whole. Returns its manifest and checksums.
 */
export async function backUp(url, file, stored = storedFiles()) {
  if (existsSync(file)) throw new Failure(`There is already a ${file}: choose another name.`)
  const draft = `${file}.${process.pid}.unfinished`
  const drop = () => existsSync(draft) && rmSync(draft)
  onEnd(async () => drop())
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    drop() // of a process that was killed and had this number
    const backup = await withConnection(url, (client) => copyAll(client, { draft, stored }))
    renameSync(draft, file)
    return backup
  } catch (error) {
    drop()
    throw inOneSentence(error, file)
  }
}

function inOneSentence(error, file) {
  if (NOTHING_THERE.includes(error.code)) {
    return new Failure('There is nothing to back up: the database holds no institute yet.')
  }
  if (error.path && !saysDiskIsFull(error.code))
    return new Failure(`${file} cannot be written (${error.code}): choose another place.`)
  return error
}

async function copyAll(client, { draft, stored }) {
  const names = (await tablesOf(client)).map(({ name }) => pg.escapeIdentifier(name))
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
  // Before the snapshot is taken by the first question: an upgrade then waits until the backup is done.
  if (names.length > 0) await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`)
  const tables = await tablesOf(client)
  const manifest = await manifestOf(client, { tables, bucket: stored.bucket })
  // Before a migration made their table there were no files.
  const folder = !stored.bucket && tables.some(({ name }) => name === 'StoredFile') ? stored.folder : undefined
  return { manifest, ...(await writeBackup(client, { manifest, tables, folder, file: draft })) }
}

async function manifestOf(client, { tables, bucket }) {
  const { rows } = await client.query(`SELECT clock_timestamp() AS at, current_setting('server_version') AS server`)
  return {
    format: FORMAT,
    version: VERSION,
    product: JSON.parse(readFileSync(at('package.json'), 'utf8')).version,
    takenAt: rows[0].at,
    server: rows[0].server,
    migrations: await migrationsOf(client),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    sequences: await sequencesOf(client),
    bucket, // where the files are that stand in none
  }
}
