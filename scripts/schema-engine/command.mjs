import pg from 'pg'
import { databaseNameOf, onServer } from './connection.mjs'

const PRISMA_CODES = { '3D000': 'P1003', '28P01': 'P1000' } // no such database, wrong password
const UNREACHABLE = 'P1001'

/** Answers as the native engine does: nothing and 0, or one line of JSON on stderr and 1. */
export async function serveCommand(name, url) {
  const database = databaseNameOf(url)
  const quoted = pg.escapeIdentifier(database)
  const commands = {
    'can-connect-to-database': () => onServer(url, database),
    'create-database': () => onServer(url, 'postgres', `CREATE DATABASE ${quoted}`),
    'drop-database': () => onServer(url, 'postgres', `DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`),
  }
  try {
    await commands[name]()
  } catch (error) {
    const fields = { message: error.message, error_code: PRISMA_CODES[error.code] ?? UNREACHABLE, is_panic: false }
    const line = { level: 'ERROR', timestamp: new Date(), target: 'schema_engine::logger', fields }
    process.stderr.write(`schema-engine\n${JSON.stringify(line)}`)
    process.exitCode = 1
  }
}
