import 'server-only'
import type { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import { canBecome, inStates } from '../rules'
import type { Participant, ParticipantView } from '../schema'
import { positionsOf } from './positions'

const participant = {
  id: true,
  state: true,
  countryAt: true,
  organisationNameAt: true,
  createdAt: true,
  version: true,
  person: { select: { name: true, emails: { where: { isPrimary: true }, select: { address: true } } } },
} satisfies Prisma.EnrolmentSelect

/** The enrolments of an edition that a view of its list shows. */
export function matching(editionId: string, { state, words }: ParticipantView): Prisma.EnrolmentWhereInput {
  const states = state === 'all' ? undefined : state === 'in' ? [...inStates] : [state]
  return { editionId, state: { in: states }, AND: words.split(/\s+/).filter(Boolean).map(saying) }
}

/** Each word must stand somewhere in what is known of the person. */
function saying(word: string): Prisma.EnrolmentWhereInput {
  const holds = { contains: word, mode: 'insensitive' as const }
  return {
    OR: [
      { person: { name: holds } },
      { person: { emails: { some: { address: { contains: word } } } } },
      { organisationNameAt: holds },
    ],
  }
}

export async function rowsOf(
  where: Prisma.EnrolmentWhereInput,
  { sort }: Pick<ParticipantView, 'sort'>,
  part: { skip?: number; take?: number },
): Promise<Participant[]> {
  const found = await db.enrolment.findMany({
    where,
    select: participant,
    // Joined, the people of every row would be gathered before the page is cut out.
    relationLoadStrategy: 'query',
    orderBy: [...orders[sort], { id: 'asc' }],
    ...part,
  })
  const positions = await positionsOf(
    db,
    found.map(({ id }) => id),
  )
  return found.map(({ id, state, person, countryAt, organisationNameAt, createdAt, version }) => ({
    id,
    name: person.name,
    address: person.emails[0]?.address ?? null,
    organisation: organisationNameAt,
    country: countryAt,
    state,
    position: positions.get(id) ?? null,
    createdAt,
    canRemove: canBecome(state, 'removed'),
    version,
  }))
}

export const orders: Record<ParticipantView['sort'], Prisma.EnrolmentOrderByWithRelationInput[]> = {
  name: [{ person: { name: 'asc' } }],
  organisation: [{ organisationNameAt: { sort: 'asc', nulls: 'last' } }, { person: { name: 'asc' } }],
  country: [{ countryAt: { sort: 'asc', nulls: 'last' } }, { person: { name: 'asc' } }],
  since: [{ createdAt: 'desc' }],
  list: [{ queueSeq: { sort: 'asc', nulls: 'last' } }],
}
