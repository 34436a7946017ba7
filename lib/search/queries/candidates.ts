import 'server-only'
import { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import { MOST_LOOKED_AT } from '../rules'

// Folded words hold letters and digits alone, so that no sign of LIKE is among them.
const like = (word: string) => `%${word}%`

/** A column's folded text that holds the word, or something like it. */
const isLike = (column: Prisma.Sql, word: string) => Prisma.sql`(${column} LIKE ${like(word)} OR ${column} %> ${word})`

const label = Prisma.sql`search_fold("label")`
const title = Prisma.sql`search_fold("title")`
const name = Prisma.sql`search_fold("name")`

type Row = { id: string }

/**
 * The ids of what holds every word, or something like it, of everything that there is: the caller narrows them to what
 * its viewer may see, and looks again how well each answers. One more than are looked at says that there are more.
 */
async function idsOf(query: Prisma.Sql): Promise<string[]> {
  return (await db.$queryRaw<Row[]>`${query} LIMIT ${MOST_LOOKED_AT + 1}`).map(({ id }) => id)
}

/** By its own name and by its course's texts; the latest first. */
export function editionsLike(words: readonly string[]): Promise<string[]> {
  const each = words.map(
    (word) => Prisma.sql`(
      "id" IN (SELECT "editionId" FROM "EditionText" WHERE ${isLike(label, word)})
      OR "courseId" IN (SELECT "courseId" FROM "CourseText" WHERE ${isLike(Prisma.sql`"searchText"`, word)})
    )`,
  )
  return idsOf(Prisma.sql`SELECT "id" FROM "Edition" WHERE ${Prisma.join(each, ' AND ')} ORDER BY "startsOn" DESC`)
}

/** By its title; those that hold the words themselves first, then the nearest. */
export function sessionsLike(words: readonly string[], now: Date): Promise<string[]> {
  const each = words.map((word) => isLike(title, word))
  const exact = Prisma.join(
    words.map((word) => Prisma.sql`${title} LIKE ${like(word)}`),
    ' AND ',
  )
  return idsOf(Prisma.sql`
    SELECT "id" FROM "Session" WHERE ${Prisma.join(each, ' AND ')}
    ORDER BY (${exact}) DESC, abs(extract(epoch FROM "startsAt" - ${now}::timestamptz))`)
}

/** By the name, an address or the organisation; those whose name holds the words first. */
export function peopleLike(words: readonly string[]): Promise<string[]> {
  const each = words.map(
    (word) => Prisma.sql`"id" IN (
      SELECT "id" FROM "Person" WHERE ${isLike(name, word)}
      UNION ALL SELECT "id" FROM "Person" WHERE search_fold("certificateName") LIKE ${like(word)}
      UNION ALL SELECT "personId" FROM "PersonEmail" WHERE lower("address"::text) LIKE ${like(word)}
      UNION ALL SELECT "id" FROM "Person" WHERE "organisationId" IN (
        SELECT "id" FROM "Organisation" WHERE ${isLike(name, word)}
      )
    )`,
  )
  const exact = Prisma.join(
    words.map((word) => Prisma.sql`${name} LIKE ${like(word)}`),
    ' AND ',
  )
  return idsOf(
    Prisma.sql`SELECT "id" FROM "Person" WHERE "mergedIntoId" IS NULL AND ${Prisma.join(each, ' AND ')} ORDER BY (${exact}) DESC, "name"`,
  )
}
