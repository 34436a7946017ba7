import { hash } from '@node-rs/argon2'
import { buildInstitute } from '../../../bench/institute.mjs'
import { querying } from './querying.mjs'

/** The course with 1,000 learners, whose register is taken; and those whom a selection finds. */
export const BIG = 'c-1-now'
export const RUSH = 'c-2-now'
export const SELECTED = 'Selected'
export const SELECTED_COUNT = 500
export const ADMINISTRATOR = 'person1@bench.test'
export const PASSWORD = 'a-password-for-faults'

/** The institute that speed is measured on, with 500 more people, places for them, and one password. */
export async function fillPlace(url) {
  await buildInstitute(url, 1)
  const query = querying(url)
  await query(
    `INSERT INTO "Person" ("id", "name", "createdAt")
     SELECT uuidv7(), '${SELECTED} ' || i, now() FROM generate_series(1, ${SELECTED_COUNT}) i`,
  )
  await query(`UPDATE "Edition" SET "places" = 1000 WHERE "slug" NOT IN ('${BIG}', '${RUSH}')`)
  await query(
    `UPDATE "Account" SET "passwordHash" = $1 WHERE "personId" =
     (SELECT "personId" FROM "PersonEmail" WHERE "address" = '${ADMINISTRATOR}')`,
    await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  )
}
