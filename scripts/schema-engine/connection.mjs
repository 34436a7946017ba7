import pg from 'pg'
import { parse } from 'pg-connection-string'

export const databaseNameOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1))

/**
 * Separate fields and not a connection string, which would win over `database`. The zone is set because the adapter
 * writes timestamptz wrongly where the server's own zone is not UTC.
 */
export const configFor = (url, database) => ({ ...parse(url), database, options: '-c timezone=UTC' })

export async function onServer(url, database, sql) {
  const client = new pg.Client(configFor(url, database))
  await client.connect()
  try {
    if (sql) await client.query(sql)
  } finally {
    await client.end()
  }
}
