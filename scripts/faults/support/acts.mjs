import { formIn, valueOf } from './browser.mjs'
import { BIG, SELECTED, SELECTED_COUNT } from './fill.mjs'
import { marksOf } from './load.mjs'

const LEARNERS = 1_000

/** Two long acts: the form of each, what it writes and in which tables, one after the other. */
export const acts = (query) => [savingMarks(query), enrollingSelection(query)]

function savingMarks(query) {
  return {
    name: '1,000 marks',
    size: LEARNERS,
    says: /said=marksSaved/,
    tables: ['Evidence', 'Mark', 'MarkChange', 'Register', 'AuditEntry', 'CommandKey'],
    form: async (browser) => {
      const [{ id }] = await query(
        `SELECT s."id" FROM "Session" s JOIN "SessionEdition" l ON l."sessionId" = s."id" JOIN "Edition" e ON e."id" = l."editionId"
         WHERE e."slug" = '${BIG}' AND s."startsAt" < now() ORDER BY s."startsAt" DESC LIMIT 1`,
      )
      const form = await browser.form(`/teach/sessions/${id}`, 'version')
      const version = Number(valueOf(form, 'version'))
      return { ...form, id, version, values: await marksOf(query, 'plexa'[version % 5]) }
    },
    /** Changes of this session's marks, ever. */
    count: ({ id }) => countOf(query, 'SELECT 1 FROM "MarkChange" WHERE "sessionId" = $1', id),
    isOnce: async ({ id, version }) => {
      const [register] = await query('SELECT "version" FROM "Register" WHERE "sessionId" = $1', id)
      return register.version === version + 1
    },
  }
}

function enrollingSelection(query) {
  let edition = 10
  return {
    name: '500 enrolments',
    size: SELECTED_COUNT,
    says: /\/participants\/selection\//,
    tables: ['Enrolment', 'EnrolmentChange', 'AuditEntry', 'OutboxMessage', 'CommandKey'],
    form: async (browser) => {
      edition += 1
      const slug = `c-${edition}-now`
      const path = `/admin/people/enrol?all=on&q=${SELECTED}&edition=${slug}`
      return { ...formIn(path, 'people', await browser.get(path)), slug, values: {} }
    },
    count: ({ slug }) =>
      countOf(
        query,
        'SELECT 1 FROM "Enrolment" n JOIN "Edition" e ON e."id" = n."editionId" WHERE e."slug" = $1',
        slug,
      ),
    /** One change, one entry in the audit log and one message for each. */
    isOnce: async ({ slug }) => {
      const written = [
        'SELECT 1 FROM "EnrolmentChange" c WHERE c."enrolmentId" = n."id"',
        'SELECT 1 FROM "AuditEntry" a WHERE a."subjectId" = n."id"::text',
        `SELECT 1 FROM "OutboxMessage" m WHERE m."payload"->>'enrolmentId' = n."id"::text`,
      ]
      const counts = written.map((sql) =>
        countOf(
          query,
          `SELECT 1 FROM "Enrolment" n JOIN "Edition" e ON e."id" = n."editionId", LATERAL (${sql}) w
           WHERE e."slug" = $1 AND n."source" = 'byHand'`,
          slug,
        ),
      )
      return (await Promise.all(counts)).every((count) => count === SELECTED_COUNT)
    },
  }
}

async function countOf(query, sql, ...values) {
  const [{ count }] = await query(`SELECT count(*)::int AS count FROM (${sql}) t`, ...values)
  return count
}
