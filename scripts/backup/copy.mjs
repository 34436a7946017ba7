import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { startDigest } from './digest.mjs'

/** A table's rows as COPY writes them, in the order of its key. */
export function copyOut(client, { name, columns, order }) {
  const rows = `SELECT ${list(columns)} FROM ONLY ${pg.escapeIdentifier(name)} t ORDER BY ${order}`
  return client.query(to(`COPY (${rows}) TO STDOUT`))
}

/** Adds rows in COPY's text to a table. `source` is one or more streams, the first of them read, the others transforms. */
export const copyIn = (client, { name, columns }, ...source) =>
  pipeline(...source, client.query(from(`COPY ${pg.escapeIdentifier(name)} (${list(columns)}) FROM STDIN`)))

/** Rows, bytes and checksum of a table as it stands. */
export async function digestOf(client, table) {
  const digest = startDigest()
  for await (const chunk of copyOut(client, table)) digest.add(chunk)
  return digest.result()
}

const list = (columns) => columns.map((column) => pg.escapeIdentifier(column)).join(', ')
