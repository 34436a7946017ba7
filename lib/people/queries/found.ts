import 'server-only'
import { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import { eachWord, holds, inLanguage, inOrder, ordered } from '@/lib/platform/sql'
import { countriesInOrder } from '../rules/countries'
import type { PeopleView } from '../schema'

/** What people are found by; the ids and counts here are of all people: the caller asks whether its viewer may see them. */
export type Found = Partial<Pick<PeopleView, 'q' | 'country'>> & {
  /** Trainers alone, found by their expertise, too. */
  isTrainer?: boolean
}

const person = Prisma.sql`"Person" p LEFT JOIN "Organisation" o ON o."id" = p."organisationId"`
const name = Prisma.sql`p."name"`

export async function idsOfFound(
  found: Found,
  { sort = { key: 'person', isDescending: false }, locale = 'en' }: { sort?: PeopleView['sort']; locale?: string },
  { skip = 0, take }: { skip?: number; take?: number } = {},
): Promise<string[]> {
  const by = {
    person: () => inLanguage(name, locale),
    organisation: () => inLanguage(Prisma.sql`o."name"`, locale),
    country: () => inOrder(Prisma.sql`p."country"`, countriesInOrder(locale)),
  }
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM ${person} WHERE ${matching(found)}
    ORDER BY ${ordered(by[sort.key](), sort.isDescending)}, ${inLanguage(name, locale)}, p."id"
    LIMIT ${take ?? null}::int OFFSET ${skip}::int`
  return rows.map(({ id }) => id)
}

export async function countOfFound(found: Found): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM ${person} WHERE ${matching(found)}`
  return row?.count ?? 0
}

/** Each word is part of the name, of an address or of the organisation's name. */
function matching({ q = '', country = '', isTrainer }: Found): Prisma.Sql {
  const isFound = eachWord(q, (word) => {
    const address = Prisma.sql`SELECT "personId" FROM "PersonEmail" WHERE ${holds(Prisma.sql`"address"`, word)}`
    const expertise = Prisma.sql`SELECT "personId" FROM "Trainer" WHERE ${holds(Prisma.sql`array_to_string("expertise", ' ')`, word)}`
    const expert = isTrainer ? Prisma.sql`OR p."id" IN (${expertise})` : Prisma.empty
    return Prisma.sql`(
      ${holds(name, word)} OR ${holds(Prisma.sql`p."certificateName"`, word)}
      OR ${holds(Prisma.sql`o."name"`, word)} OR p."id" IN (${address}) ${expert}
    )`
  })
  return Prisma.join(
    [
      // Who was merged into another is found as that one.
      Prisma.sql`p."mergedIntoId" IS NULL`,
      isFound,
      ...(country ? [Prisma.sql`p."country" = ${country}`] : []),
      ...(isTrainer ? [Prisma.sql`p."id" IN (SELECT "personId" FROM "Trainer")`] : []),
    ],
    ' AND ',
  )
}
