import pg from 'pg'
import { requireAnswer } from './answer.mjs'
import { Failure } from './failure.mjs'
import { PRISMAS_LOCK } from './prisma.mjs'

const OURS = 'lectern_serving'
const NO_SUCH_ROLE = '42704'

// What is only ever added to has the trigger that refuses all else, by the function `refuse_change`; of what has been
// migrated the server reads whether anything is missing. Numbers are taken from a sequence and not set.
const RIGHTS = `
  SELECT format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), $1::text) AS grants
  UNION ALL SELECT format('REVOKE CREATE ON SCHEMA %1$I FROM PUBLIC, %2$I; GRANT USAGE ON SCHEMA %1$I TO %2$I', current_schema(), $1)
  UNION ALL SELECT format('REVOKE ALL ON %1$s FROM %2$I; GRANT %3$s ON %1$s TO %2$I',
    CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass, $1,
    CASE
      WHEN c.relkind = 'S' THEN 'USAGE'
      WHEN c.relname = '_prisma_migrations' THEN 'SELECT'
      WHEN EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgfoid = to_regproc('refuse_change'))
        THEN 'SELECT, INSERT'
      ELSE 'SELECT, INSERT, UPDATE, DELETE'
    END)
  FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'S') AND pg_has_role(c.relowner, 'USAGE')`

/** The address of a database that Lectern runs itself, for who serves there instead of its owner. */
export const servingUrl = (ownerUrl, password) => Object.assign(new URL(ownerUrl), { username: OURS, password }).href

/**
 * Lets who serves do in a migrated database what serving needs and no more (ASVS 13.2.2): neither the schema nor what is
 * only ever added to is theirs to change. In a database of our own they are made first; one who owns and serves stays so.
 */
export async function letServe({ url, ownerUrl, isEmbedded }) {
  if (url === ownerUrl) return
  const { user, password } = new pg.Client({ connectionString: url })
  await asOwner(ownerUrl, async (client) => {
    if (isEmbedded) await makeRole(client, user, password)
    await requireLess(client, user)
    const { rows } = await client.query(RIGHTS, [user])
    for (const { grants } of rows) await client.query(grants)
  })
  if (!isEmbedded) await requireAnswer(url)
}

/** In one transaction, so that who serves meanwhile misses nothing; two that begin at once take turns. */
async function asOwner(connectionString, work) {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {}) // it ended between two of our calls; the next one says so
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [PRISMAS_LOCK])
    await work(client)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

async function makeRole(client, user, password) {
  const role = pg.escapeIdentifier(user)
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [user])
  if (rowCount === 0) await client.query(`CREATE ROLE ${role}`)
  await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`)
  await client.query(`REVOKE ALL ON DATABASE ${pg.escapeIdentifier(client.database)} FROM PUBLIC`)
}

// Whoever DATABASE_OWNER_URL names, a superuser maybe: who owns a thing may change it, whatever they are granted.
const STANDING = `
  SELECT pg_has_role($1::text, current_user::text, 'MEMBER') AS "isOwner", EXISTS (
    SELECT FROM (
      SELECT datdba FROM pg_database WHERE datname = current_database()
      UNION SELECT nspowner FROM pg_namespace WHERE nspname = current_schema()
      UNION SELECT relowner FROM pg_class WHERE relnamespace = current_schema()::regnamespace
      UNION SELECT proowner FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    ) AS owners (id) WHERE pg_has_role($1::text, id, 'MEMBER')) AS "ownsSome"`

async function requireLess(client, user) {
  const { rows } = await client.query(STANDING, [user]).catch((error) => {
    if (error.code !== NO_SUCH_ROLE) throw error
    throw new Failure(`The database knows no user "${user}", whom DATABASE_URL names: make them (CREATE ROLE).`)
  })
  const [{ isOwner, ownsSome }] = rows
  if (isOwner) {
    throw new Failure(
      `The user "${user}" of DATABASE_URL may do all that DATABASE_OWNER_URL's may: name another, who is no superuser.`,
    )
  }
  if (!ownsSome) return
  throw new Failure(
    `The user "${user}" of DATABASE_URL owns what is to be served: name them in DATABASE_OWNER_URL, and another here.`,
  )
}
