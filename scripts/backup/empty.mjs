import { join } from 'node:path'
import { dataDir } from '../setup/data-dir.mjs'
import { Failure } from '../setup/failure.mjs'
import { PRISMAS_LOCK } from '../setup/prisma.mjs'

// What extensions brought is not the institute's.
const CONTENT = `
  SELECT FROM (
    SELECT 'pg_class'::regclass AS kind, oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type WHERE typnamespace = current_schema()::regnamespace
  ) o
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.kind AND d.objid = o.oid AND d.deptype IN ('e', 'i'))
  LIMIT 1`

/** Fails with a sentence where the database holds anything; until the transaction ends nobody else begins there. */
export async function requireEmpty(client) {
  await client.query('SELECT pg_advisory_xact_lock($1)', [PRISMAS_LOCK])
  const { rowCount } = await client.query(CONTENT)
  if (rowCount > 0) {
    throw new Failure(`The database already holds something, and a restore never overwrites: ${advice()}.`)
  }
}

const advice = () =>
  process.env.DATABASE_URL
    ? 'name an empty one, or none that exists, in DATABASE_URL'
    : `move ${join(dataDir(), 'postgres')} away, or set another DATA_DIR`
