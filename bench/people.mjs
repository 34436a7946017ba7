import { createHash, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'

const DAY = 86_400

/**
 * The cookies of people signed in just now, each by a record of their own as the form makes it (lib/platform/auth.ts),
 * without its slow password. `numbers` are the people's in the institute.
 */
export async function signIn(client, secret, numbers) {
  const tokens = numbers.map(() => randomBytes(32).toString('base64url'))
  await client.query(
    `INSERT INTO "SignIn" ("id", "accountId", "tokenHash", "at", "lastSeenAt", "provedAt", "expiresAt")
    SELECT uuidv7(), ('00000000-0000-7000-8006-' || lpad(n::text, 12, '0'))::uuid, hash, now(), now(), now(), now() + interval '1 day'
    FROM unnest($1::int[], $2::text[]) AS t(n, hash)`,
    [numbers, tokens.map((token) => createHash('sha256').update(token).digest('base64url'))],
  )
  return Promise.all(
    tokens.map(async (token) => `lectern=${await encode({ token: { signIn: token }, secret, maxAge: DAY })}`),
  )
}

/** The numbers of the last people who are not on an edition. */
export async function lastNotOn(client, slug, count) {
  const { rows } = await client.query(
    `SELECT right(p."id"::text, 12)::int AS n FROM "Person" p WHERE NOT EXISTS (
      SELECT FROM "Enrolment" en JOIN "Edition" e ON e."id" = en."editionId" WHERE en."personId" = p."id" AND e."slug" = $1
    ) ORDER BY p."id" DESC LIMIT $2`,
    [slug, count],
  )
  return rows.map(({ n }) => n)
}

/** So many numbers from the first on. */
export const numbersFrom = (first, count) => Array.from({ length: count }, (_, i) => first + i)
