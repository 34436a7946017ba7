import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { signIn } from './people.mjs'
import { HOME } from './stage.mjs'

const kindOf = (kind, n) => `00000000-0000-7000-8${kind}-${String(n).padStart(12, '0')}`
const EDITION = kindOf('003', 1)
const ADMINISTRATOR = kindOf('001', 1)
/** Teaches the editions from the fifth on, and nothing else; coordinates the big edition, and nothing else. */
const TRAINER = 2
const COORDINATOR = 1_500
const LINKS = ['signUp', 'invitation', 'resetPassword', 'changeAddress']
/** The first of those who look at pages as learners (pages.mjs). */
const LEARNER = 11

/** Adds one of each thing that a page is about and no other measure needs, and signs in who looks at the pages. */
export async function weighedData(client, secret, learner) {
  const [module, term, selection, mail, imported] = Array.from({ length: 5 }, () => randomUUID())
  const links = Object.fromEntries(LINKS.map((kind) => [kind, randomUUID()]))
  const outcomes = [{ personId: kindOf('001', 12), kind: 'enrolled', state: 'enrolled', position: null }]
  const about = { kind: 'csv', encoding: 'utf-8', separator: ',' }
  const rows = [
    ['INSERT INTO "Term" ("id", "editionId", "position") VALUES ($1, $2, 1)', term, EDITION],
    [`INSERT INTO "TermText" ("termId", "locale", "name") VALUES ($1, 'en', 'Autumn')`, term],
    ['INSERT INTO "Module" ("id", "editionId", "termId", "position") VALUES ($1, $2, $3, 1)', module, EDITION, term],
    [`INSERT INTO "ModuleText" ("moduleId", "locale", "title") VALUES ($1, 'en', 'Evidence')`, module],
    [
      `INSERT INTO "RoleGrant" ("id", "personId", "role", "editionId", "grantedAt") VALUES (uuidv7(), $1, 'coordinator', $2, now())`,
      kindOf('001', COORDINATOR),
      EDITION,
    ],
    [
      `INSERT INTO "CommandKey" ("key", "viewerId", "bodyHash", "result", "createdAt") VALUES ($1, $2, '', $3, now())`,
      selection,
      ADMINISTRATOR,
      JSON.stringify({ editionId: EDITION, outcomes }),
    ],
    [
      `INSERT INTO "OutboxMessage" ("id", "kind", "payload", "dedupeKey", "createdAt", "availableAt", "sentAt", "messageId")
      VALUES ($1::uuid, 'bench', '{}', $1::text, now(), now(), now(), $1::text)`,
      mail,
    ],
    [
      `INSERT INTO "PeopleImport" ("id", "byId", "fileName", "state", "about", "createdAt") VALUES ($1, $2, 'people.csv', 'open', $3, now())`,
      imported,
      ADMINISTRATOR,
      JSON.stringify(about),
    ],
    ...LINKS.map((kind) => [
      `INSERT INTO "AccountToken" ("id", "kind", "tokenHash", "address", "personId", "details", "createdAt", "expiresAt")
      VALUES (uuidv7(), $1, $2, 'somebody@bench.test', $3, NULL, now(), now() + interval '1 day')`,
      kind,
      createHash('sha256').update(links[kind]).digest('base64url'),
      kind === 'signUp' ? null : kindOf('001', kind === 'changeAddress' ? LEARNER : 12),
    ]),
    [
      `INSERT INTO "Totp" ("accountId", "secret", "confirmedAt", "createdAt") VALUES ($1, 'x', now(), now())`,
      kindOf('006', COORDINATOR),
    ],
  ]
  for (const [sql, ...values] of rows) await client.query(sql, values)
  mkdirSync(join(HOME, 'mail'), { recursive: true })
  writeFileSync(join(HOME, 'mail', `${mail}.txt`), 'Subject: A meeting\n\nIt is on Tuesday.\n')
  const [administrator, trainer, coordinator] = await signIn(client, secret, [1, TRAINER, COORDINATOR])
  return { module, term, selection, mail, imported, links, cookies: { learner, administrator, trainer, coordinator } }
}
