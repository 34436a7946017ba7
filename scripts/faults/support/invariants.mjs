/** What holds of a database between any two transactions, and the number of rows that say otherwise. */
const RULES = {
  'places counted wrongly': `
    SELECT 1 FROM "Edition" e WHERE "takenCount" <> (SELECT count(*) FROM "Enrolment" n WHERE n."editionId" = e."id"
      AND n."state" IN ('offered', 'enrolled', 'completed', 'failed'))`,
  'editions over their places': `SELECT 1 FROM "Edition" WHERE "takenCount" > "places"`,
  'enrolments without their history': `
    SELECT 1 FROM "Enrolment" n WHERE NOT EXISTS (SELECT 1 FROM "EnrolmentChange" c WHERE c."enrolmentId" = n."id" AND c."to" = n."state")`,
  'enrolments without an audit entry': `
    SELECT 1 FROM "Enrolment" n WHERE "createdAt" > now() - interval '1 day' AND NOT EXISTS
      (SELECT 1 FROM "AuditEntry" a WHERE a."subjectType" = 'Enrolment' AND a."subjectId" = n."id"::text)`,
  'enrolments without a message': `
    SELECT 1 FROM "Enrolment" n WHERE "createdAt" > now() - interval '1 day' AND NOT EXISTS
      (SELECT 1 FROM "OutboxMessage" m WHERE m."payload"->>'enrolmentId' = n."id"::text)`,
  'marks without evidence': `
    SELECT 1 FROM "Mark" m WHERE NOT EXISTS
      (SELECT 1 FROM "Evidence" e WHERE (e."sessionId", e."enrolmentId", e."value") = (m."sessionId", m."enrolmentId", m."value"))`,
  'marks without their history': `
    SELECT 1 FROM "Mark" m WHERE m."version" <>
      (SELECT count(*) FROM "MarkChange" c WHERE (c."sessionId", c."enrolmentId") = (m."sessionId", m."enrolmentId"))`,
  'registers saved in part': `
    SELECT 1 FROM "Mark" GROUP BY "sessionId" HAVING count(*) <> 1000 OR count(DISTINCT "value") <> 1`,
  'registers whose version and audit differ': `
    SELECT 1 FROM "Register" r WHERE "version" <>
      (SELECT count(*) FROM "AuditEntry" a WHERE a."act" = 'register.save' AND a."subjectId" = r."sessionId"::text)`,
}

/** The rules that are broken, with how often; an empty text where all hold. */
export async function brokenRules(query) {
  const found = []
  for (const [name, sql] of Object.entries(RULES)) {
    const [{ count }] = await query(`SELECT count(*)::int AS count FROM (${sql}) t`)
    if (count > 0) found.push(`${count} ${name}`)
  }
  return found.join(', ')
}
