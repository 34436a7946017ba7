import { isDeepStrictEqual } from 'node:util'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { Failure } from '../setup/failure.mjs'
import { sequencesOf, tablesOf } from './catalogue.mjs'
import { withConnection } from './connection.mjs'
import { copyIn, digestOf } from './copy.mjs'
import { differences } from './digest.mjs'
import { requireEmpty } from './empty.mjs'
import { suspendGuards } from './guards.mjs'
import { makeSchema } from './migrations.mjs'
import { readBackup } from './read.mjs'

/**
 * Restores a checked backup into an empty database, in one transaction: all of it and the same as it was, or nothing. Its
 * files go to `place` before, and from the moment of the commit they stay, whatever is heard of it: rows may need them.
 */
export const load = (url, { file, manifest, digests, files, migrations, place }) =>
  withConnection(url, async (client) => {
    await client.query('BEGIN')
    await requireEmpty(client)
    await makeSchema(client, migrations)
    // What the scripts left for the commit is looked at now: a table with something pending cannot be altered.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE')
    const tables = sameTables(await tablesOf(client), manifest)
    const resume = await suspendGuards(client)
    await fill(client, { file, tables, place })
    await setSequences(client, manifest.sequences)
    await resume()
    await client.query(`ANALYZE ${names(tables)}`)
    await verify(client, { manifest, tables, digests })
    if (!isDeepStrictEqual(place.result(files.missing), files)) throw notTheSame(['the files'])
    await place.keep()
    await client.query('COMMIT')
  })

/** The tables that the migrations made, with the backup's order of columns; fails where the backup's are others. */
function sameTables(made, manifest) {
  const shape = ({ name, columns }) => `${name} (${columns.toSorted().join(', ')})`
  const wanted = manifest.tables.map(shape)
  const found = made.map(shape)
  const [odd] = [...wanted.filter((one) => !found.includes(one)), ...found.filter((one) => !wanted.includes(one))]
  if (odd) throw new Failure(`The backup's tables are not those of its migrations, which differ in ${odd}.`)
  return manifest.tables.map((table) => ({ ...made.find(({ name }) => name === table.name), columns: table.columns }))
}

async function fill(client, { file, tables, place }) {
  await client.query(`TRUNCATE ${names(tables)}`) // a migration may have written rows, which the backup holds as well
  const byName = new Map(tables.map((table) => [table.name, table]))
  await readBackup(file, {
    take: (name, piece) => copyIn(client, byName.get(name), piece, createGunzip()),
    takeFile: place.put,
  })
}

async function setSequences(client, sequences) {
  for (const { name, value, isCalled } of sequences) {
    await client.query('SELECT setval($1::regclass, $2, $3)', [pg.escapeIdentifier(name), value, isCalled])
  }
}

/** Reads everything back out. */
async function verify(client, { manifest, tables, digests }) {
  const found = {}
  for (const table of tables) found[table.name] = await digestOf(client, table)
  const different = differences(digests, found)
  if (JSON.stringify(await sequencesOf(client)) !== JSON.stringify(manifest.sequences)) different.push('the sequences')
  if (different.length > 0) throw notTheSame(different)
}

const notTheSame = (parts) =>
  new Failure(`What was restored is not what the backup holds (${parts.join(', ')}): nothing was kept.`)

const names = (tables) => tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')
