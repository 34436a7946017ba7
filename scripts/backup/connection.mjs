import pg from 'pg'
import { Failure, saysDiskIsFull } from '../setup/failure.mjs'

// The same bytes for the same rows whatever server and role they come from, and time enough for a large table.
const SETTINGS = {
  client_encoding: 'UTF8',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
  row_security: 'off', // to be refused is better than to be shown a part
  lock_timeout: '0',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0', // since 17
}

const SET = `SELECT set_config(key, value, false) FROM json_each_text($1)
  WHERE key <> 'transaction_timeout' OR current_setting('server_version_num')::int >= 170000`

/** Works on a connection of its own, whose open transaction is undone where the work fails. */
export async function withConnection(url, work) {
  const client = new pg.Client({ connectionString: url, application_name: 'lectern backup' })
  client.on('error', () => {}) // it ended between two of our calls; the next one says so
  try {
    await client.connect()
    await client.query(SET, [JSON.stringify(SETTINGS)])
    return await work(client)
  } catch (error) {
    throw isOfDatabase(error) ? inOneSentence(error) : error
  } finally {
    await client.end().catch(() => {})
  }
}

const isOfDatabase = (error) => error.severity !== undefined || /^Connection terminated|ECONNRESET/.test(error.message)

function inOneSentence(error) {
  if (saysDiskIsFull(error.message)) return error
  return Object.assign(new Failure(`The database says: ${error.message}.`), { code: error.code })
}
