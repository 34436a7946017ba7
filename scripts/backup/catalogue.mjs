// What a database holds, read from its own catalogue: a table that a later migration adds is there by itself.
const OURS = `c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

// Texts are put in order by their bytes, which no server's locale changes. Generated columns make themselves.
const TABLES = `
  SELECT c.relname AS name,
    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    coalesce(
      (SELECT string_agg(
         format(CASE WHEN a.attcollation = 0 THEN '%I' ELSE '%I::text COLLATE "C"' END, a.attname), ', ' ORDER BY k.n)
       FROM pg_index i, unnest(i.indkey::smallint[]) WITH ORDINALITY k(attnum, n), pg_attribute a
       WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum),
      't::text COLLATE "C"') AS "order"
  FROM pg_class c WHERE c.relkind = 'r' AND ${OURS} ORDER BY c.relname COLLATE "C"`

const SEQUENCES = `SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'S' AND ${OURS} ORDER BY 1`

const MIGRATIONS = `
  SELECT migration_name AS name, checksum FROM _prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`

/** Each table's name, columns and the order in which its rows are read. */
export async function tablesOf(client) {
  const { rows } = await client.query(TABLES)
  return rows
}

/** Each sequence with the value it stands at. */
export async function sequencesOf(client) {
  const { rows } = await client.query(SEQUENCES)
  const sequences = []
  for (const { name } of rows) {
    const standing = await client.query(`SELECT last_value, is_called FROM ${client.escapeIdentifier(name)}`)
    sequences.push({ name, value: standing.rows[0].last_value, isCalled: standing.rows[0].is_called })
  }
  return sequences
}

/** The migrations that made the schema, in their order, with Prisma's checksums of their scripts. */
export async function migrationsOf(client) {
  const { rows } = await client.query(MIGRATIONS)
  return rows
}
