import 'server-only'
import { Prisma } from '@prisma/client'
import type { Trait } from '@/lib/people/policy'
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
 * The ids of what holds every word, or something like it: of everything that there is, or of what is given. One more
 * than are looked at says that there are more.
 */
async function idsOf(query: Prisma.Sql): Promise<string[]> {
  return (await db.$queryRaw<Row[]>`${query} LIMIT ${MOST_LOOKED_AT + 1}`).map(({ id }) => id)
}

/** Those alone that are among the ids given, where some are. */
const among = (id: Prisma.Sql, ids?: string[]) =>
  ids ? Prisma.sql`${id} IN (SELECT unnest(${ids}::uuid[]))` : Prisma.sql`TRUE`

/** By its own name and by its course's texts; the latest first. */
export function editionsLike(words: readonly string[], ids?: string[]): Promise<string[]> {
  const each = words.map(
    (word) => Prisma.sql`(
      "id" IN (SELECT "editionId" FROM "EditionText" WHERE ${isLike(label, word)})
      OR "courseId" IN (SELECT "courseId" FROM "CourseText" WHERE ${isLike(Prisma.sql`"searchText"`, word)})
    )`,
  )
  return idsOf(Prisma.sql`
    SELECT "id" FROM "Edition" WHERE ${Prisma.join(each, ' AND ')} AND ${among(Prisma.sql`"id"`, ids)}
    ORDER BY "startsOn" DESC`)
}

/** By its title; those that hold the words themselves first, then the nearest. Of the sessions of given editions. */
export function sessionsLike(words: readonly string[], now: Date, editionIds?: string[]): Promise<string[]> {
  const each = words.map((word) => isLike(title, word))
  const exact = Prisma.join(
    words.map((word) => Prisma.sql`${title} LIKE ${like(word)}`),
    ' AND ',
  )
  const isOfEdition = editionIds
    ? Prisma.sql`"id" IN (SELECT "sessionId" FROM "SessionEdition" WHERE ${among(Prisma.sql`"editionId"`, editionIds)})`
    : Prisma.sql`TRUE`
  return idsOf(Prisma.sql`
    SELECT "id" FROM "Session" WHERE ${Prisma.join(each, ' AND ')} AND ${isOfEdition}
    ORDER BY (${exact}) DESC, abs(extract(epoch FROM "startsAt" - ${now}::timestamptz))`)
}

/** By what the viewer finds people by; those whose name holds the words first. */
export function peopleLike(traits: readonly Trait[], words: readonly string[], ids?: string[]): Promise<string[]> {
  const each = words.map((word) => {
    const parts = traits.flatMap((trait) => holding[trait]?.(word) ?? [])
    return Prisma.sql`"id" IN (${Prisma.join(parts, ' UNION ALL ')})`
  })
  const exact = Prisma.join(
    words.map((word) => Prisma.sql`${name} LIKE ${like(word)}`),
    ' AND ',
  )
  return idsOf(Prisma.sql`
    SELECT "id" FROM "Person"
    WHERE "mergedIntoId" IS NULL AND ${Prisma.join(each, ' AND ')} AND ${among(Prisma.sql`"id"`, ids)}
    ORDER BY (${exact}) DESC, "name"`)
}

const isAddress = (word: string) => Prisma.sql`lower("address"::text) LIKE ${like(word)}`

/** Of whom it holds the word. */
const holding: Partial<Record<Trait, (word: string) => Prisma.Sql>> = {
  name: (word) => Prisma.sql`SELECT "id" FROM "Person" WHERE ${isLike(name, word)}`,
  certificateName: (word) =>
    Prisma.sql`SELECT "id" FROM "Person" WHERE search_fold("certificateName") LIKE ${like(word)}`,
  primaryAddress: (word) => Prisma.sql`SELECT "personId" FROM "PersonEmail" WHERE ${isAddress(word)} AND "isPrimary"`,
  addresses: (word) => Prisma.sql`SELECT "personId" FROM "PersonEmail" WHERE ${isAddress(word)}`,
  organisation: (word) => Prisma.sql`
    SELECT "id" FROM "Person" WHERE "organisationId" IN (SELECT "id" FROM "Organisation" WHERE ${isLike(name, word)})`,
}
