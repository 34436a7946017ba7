import pg from 'pg'

/** Asks a database one question on a connection of its own; returns the rows. */
export function querying(connectionString) {
  return async (sql, ...values) => {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, options: '-c timezone=UTC' })
    client.on('error', () => {}) // it ended between two of our calls; the next one says so
    await client.connect()
    try {
      return (await client.query(sql, values)).rows
    } finally {
      await client.end().catch(() => {})
    }
  }
}
