import 'server-only'
import { Prisma } from '@prisma/client'
import { countriesInOrder } from '@/lib/people/rules/countries'
import { db } from '@/lib/platform/db'
import { eachWord, holds, inLanguage, inOrder, ordered } from '@/lib/platform/sql'
import { canBecome, inStates } from '../rules'
import { enrolmentStates, type Participant, type ParticipantView } from '../schema'
import { positionsOf } from './positions'

const participants = Prisma.sql`"Enrolment" e JOIN "Person" p ON p."id" = e."personId"`
const name = Prisma.sql`p."name"`

export const byName = { key: 'name', isDescending: false } as const

export type Narrowed = Pick<ParticipantView, 'state' | 'country' | 'words'>

/** The ids of the enrolments of an edition that a view of its list shows, in its order. */
export async function idsOf(
  editionId: string,
  view: Narrowed & Pick<ParticipantView, 'sort'>,
  locale: string,
  { skip = 0, take }: { skip?: number; take?: number } = {},
): Promise<string[]> {
  const { key, isDescending } = view.sort
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM ${participants} WHERE ${matching(editionId, view)}
    ORDER BY ${Prisma.join(ordersBy(key, locale).map((by) => ordered(by, isDescending)))},
      ${inLanguage(name, locale)}, e."id"
    LIMIT ${take ?? null}::int OFFSET ${skip}::int`
  return rows.map(({ id }) => id)
}

export async function countOf(editionId: string, view: Narrowed): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM ${participants} WHERE ${matching(editionId, view)}`
  return row?.count ?? 0
}

function matching(editionId: string, { state, country, words }: Narrowed): Prisma.Sql {
  const states = state === 'all' ? enrolmentStates : state === 'in' ? inStates : [state]
  // By what the list shows and nothing else: whether somebody is found tells the words, letter by letter.
  const isSaid = eachWord(words, (word) => {
    const address = Prisma.sql`SELECT "personId" FROM "PersonEmail" WHERE "isPrimary" AND ${holds(Prisma.sql`"address"`, word)}`
    const organisation = holds(Prisma.sql`e."organisationNameAt"`, word)
    return Prisma.sql`(${holds(name, word)} OR ${organisation} OR p."id" IN (${address}))`
  })
  return Prisma.sql`e."editionId" = ${editionId}::uuid AND e."state"::text = ANY(${states}::text[])
    AND ${country ? Prisma.sql`e."countryAt" = ${country}` : Prisma.sql`TRUE`} AND ${isSaid}`
}

/** Those who wait are one state, in the order of their list. */
function ordersBy(key: ParticipantView['sort']['key'], locale: string): Prisma.Sql[] {
  switch (key) {
    case 'name':
      return [inLanguage(name, locale)]
    case 'organisation':
      return [inLanguage(Prisma.sql`e."organisationNameAt"`, locale)]
    case 'country':
      return [inOrder(Prisma.sql`e."countryAt"`, countriesInOrder(locale))]
    case 'state':
      return [Prisma.sql`e."state"`, Prisma.sql`CASE e."state" WHEN 'waitlisted' THEN e."queueSeq" END`]
    case 'since':
      return [Prisma.sql`e."createdAt"`]
  }
}

const participant = {
  id: true,
  personId: true,
  state: true,
  countryAt: true,
  organisationNameAt: true,
  createdAt: true,
  version: true,
  person: { select: { name: true, emails: { where: { isPrimary: true }, select: { address: true } } } },
} satisfies Prisma.EnrolmentSelect

export async function rowsOf(where: Prisma.EnrolmentWhereInput): Promise<Participant[]> {
  const found = await db.enrolment.findMany({ where, select: participant })
  const positions = await positionsOf(
    db,
    found.map(({ id }) => id),
  )
  return found.map(({ person, countryAt, organisationNameAt, ...row }) => ({
    ...row,
    name: person.name,
    address: person.emails[0]?.address ?? null,
    organisation: organisationNameAt,
    country: countryAt,
    position: positions.get(row.id) ?? null,
    canRemove: canBecome(row.state, 'removed'),
  }))
}

export const rowsOfIds = (ids: string[]) => rowsOf({ id: { in: ids } })
