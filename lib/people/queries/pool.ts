import 'server-only'
import type { Prisma, TrainerCategory } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { collator } from '@/lib/platform/intl-formats'
import type { Viewer } from '@/lib/platform/viewer'
import { canChooseTrainers, canSeePool, invitableBy, type Trait, traitsToFindBy } from '../policy'
import { holdsWords } from '../rules/words'
import { type PoolView, trainerCategories } from '../schema'
import { hasAccount, standingSelect } from './standing'

export type PoolMember = {
  personId: string
  name: string
  category: TrainerCategory
  expertise: string[]
  languages: string[]
  hasAccount: boolean
  /** A link to have an account was sent and can still be used. */
  isInvited: boolean
  canBeInvited: boolean
}

/** The trainers in what of whom the viewer is shown each of the words is held, by name. Nobody for those who plan nothing. */
export async function trainerPool(viewer: Viewer, words = ''): Promise<PoolMember[]> {
  return canSeePool(viewer) ? membersOf(viewer, {}, words) : []
}

/** Given trainers of the pool. */
export async function poolMembers(viewer: Viewer, ids: string[]): Promise<PoolMember[]> {
  return canChooseTrainers(viewer) ? membersOf(viewer, { id: { in: ids } }) : []
}

const inPool = { trainer: { isNot: null }, mergedIntoId: null } satisfies Prisma.PersonWhereInput

async function membersOf(viewer: Viewer, which: Prisma.PersonWhereInput, words = ''): Promise<PoolMember[]> {
  const [people, invitable] = await Promise.all([
    db.person.findMany({
      where: { AND: [inPool, which] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        name: true,
        certificateName: true,
        emails: { select: { address: true } },
        trainer: { select: { category: true, expertise: true, languages: true } },
        ...standingSelect(now()),
      },
    }),
    db.person.findMany({
      where: { AND: [inPool, { emails: { some: { isPrimary: true } } }, which, invitableBy(viewer)] },
      select: { id: true },
    }),
  ])
  const invitableIds = new Set(invitable.map(({ id }) => id))
  const traits = traitsToFindBy(viewer, 'trainers')
  return people.flatMap(({ id, name, certificateName, emails, trainer, ...standing }) => {
    if (!trainer) return []
    const written: Partial<Record<Trait, string[]>> = {
      name: [name],
      certificateName: [certificateName ?? ''],
      addresses: emails.map(({ address }) => address),
      expertise: trainer.expertise,
    }
    const texts = traits.flatMap((trait) => written[trait] ?? [])
    if (!holdsWords(texts, words)) return []
    return {
      personId: id,
      name,
      ...trainer,
      hasAccount: hasAccount(standing),
      isInvited: standing.tokens.length > 0,
      canBeInvited: !hasAccount(standing) && invitableIds.has(id),
    }
  })
}

/** The same trainers as a list shows them, in its order. */
export async function listedPool(viewer: Viewer, { q, sort }: PoolView, locale: string): Promise<PoolMember[]> {
  const { compare } = collator(locale)
  const rank = ({ category }: PoolMember) => trainerCategories.indexOf(category)
  const by = {
    person: (one: PoolMember, other: PoolMember) => compare(one.name, other.name),
    category: (one: PoolMember, other: PoolMember) => rank(one) - rank(other),
  }
  const way = sort.isDescending ? -1 : 1
  return (await trainerPool(viewer, q)).toSorted(
    (one, other) =>
      way * by[sort.key](one, other) || by.person(one, other) || one.personId.localeCompare(other.personId),
  )
}
