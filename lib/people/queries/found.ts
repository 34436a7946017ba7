import 'server-only'
import { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import { eachWord, holds, inLanguage, inOrder, ordered } from '@/lib/platform/sql'
import type { Viewer } from '@/lib/platform/viewer'
import { type Trait, traitsToFindBy } from '../policy'
import { countriesInOrder } from '../rules/countries'
import type { Among, PeopleView } from '../schema'

/**
 * What people are asked for by. The words are looked for in what the viewer is shown of them; the ids and counts here are
 * of all people: the caller asks whether its viewer may see them.
 */
export type Found = Partial<Pick<PeopleView, 'q' | 'country'>> & { among?: Among }

const person = Prisma.sql`"Person" p LEFT JOIN "Organisation" o ON o."id" = p."organisationId"`
const name = Prisma.sql`p."name"`

export async function idsOfFound(
  viewer: Viewer,
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
    SELECT p."id" FROM ${person} WHERE ${matching(viewer, found)}
    ORDER BY ${ordered(by[sort.key](), sort.isDescending)}, ${inLanguage(name, locale)}, p."id"
    LIMIT ${take ?? null}::int OFFSET ${skip}::int`
  return rows.map(({ id }) => id)
}

export async function countOfFound(viewer: Viewer, found: Found): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM ${person} WHERE ${matching(viewer, found)}`
  return row?.count ?? 0
}

function matching(viewer: Viewer, { q = '', country = '', among }: Found): Prisma.Sql {
  const traits = traitsToFindBy(viewer, among)
  const isFound = eachWord(
    q,
    (word) =>
      Prisma.sql`(${Prisma.join(
        traits.map((trait) => held[trait](word)),
        ' OR ',
      )})`,
  )
  return Prisma.join(
    [
      // Who was merged into another is found as that one.
      Prisma.sql`p."mergedIntoId" IS NULL`,
      isFound,
      ...(country ? [Prisma.sql`p."country" = ${country}`] : []),
      ...(among === 'trainers' ? [Prisma.sql`p."id" IN (SELECT "personId" FROM "Trainer")`] : []),
    ],
    ' AND ',
  )
}

/** Whether a word is part of it. */
const held: Record<Trait, (word: string) => Prisma.Sql> = {
  name: (word) => holds(name, word),
  certificateName: (word) => holds(Prisma.sql`p."certificateName"`, word),
  primaryAddress: (word) => withAddress(Prisma.sql`"isPrimary" AND ${holds(Prisma.sql`"address"`, word)}`),
  addresses: (word) => withAddress(holds(Prisma.sql`"address"`, word)),
  organisation: (word) => holds(Prisma.sql`o."name"`, word),
  expertise: (word) =>
    Prisma.sql`p."id" IN (SELECT "personId" FROM "Trainer" WHERE ${holds(Prisma.sql`array_to_string("expertise", ' ')`, word)})`,
}

const withAddress = (which: Prisma.Sql) => Prisma.sql`p."id" IN (SELECT "personId" FROM "PersonEmail" WHERE ${which})`
