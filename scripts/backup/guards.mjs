const TRIGGERS = `
  SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname) AS suspend,
    format('ALTER TABLE %s ENABLE TRIGGER %I', t.tgrelid::regclass, t.tgname) AS resume
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND t.tgenabled = 'O'
  ORDER BY 1`

const FOREIGN_KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname) AS suspend,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) AS resume
  FROM pg_constraint k
  WHERE k.connamespace = current_schema()::regnamespace AND k.contype = 'f' AND k.conparentid = 0
  ORDER BY 1`

/**
 * Lets rows in as they were: no trigger counts them twice, and they may come before those that they refer to. What a
 * table's owner may do suffices. Returns what puts it all back and has the database look at every reference.
 */
export async function suspendGuards(client) {
  const guards = []
  for (const sql of [TRIGGERS, FOREIGN_KEYS]) guards.push(...(await client.query(sql)).rows)
  for (const { suspend } of guards) await client.query(suspend)
  return async () => {
    for (const { resume } of guards.reverse()) await client.query(resume)
  }
}
