import 'server-only'
import type { Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canSeeEverybody, canSeePool } from '../policy'
import { foundBy, hasAccount, standingSelect } from './standing'

const PAGE = 50

const inListSelect = {
  id: true,
  name: true,
  country: true,
  organisation: { select: { name: true } },
  emails: { where: { isPrimary: true }, select: { address: true } },
  trainer: { select: { category: true } },
  grants: { select: { role: true } },
} satisfies Prisma.PersonSelect

const byName = [{ name: 'asc' }, { id: 'asc' }] satisfies Prisma.PersonOrderByWithRelationInput[]

/** A page of the institute's people by name, the last one for a page beyond it; null where the viewer may not see them. */
export async function everybody(viewer: Viewer, words: string, page: number) {
  if (!canSeeEverybody(viewer)) return null
  const where = foundBy(words)
  const count = await db.person.count({ where })
  const pages = Math.max(1, Math.ceil(count / PAGE))
  const here = Math.min(page, pages)
  const people = await db.person.findMany({
    where,
    orderBy: byName,
    skip: (here - 1) * PAGE,
    take: PAGE,
    select: { ...inListSelect, ...standingSelect(now()) },
  })
  return {
    people: people.map(({ emails, organisation, trainer, grants, account, tokens, ...person }) => ({
      ...person,
      address: emails[0]?.address ?? null,
      organisation: organisation?.name ?? null,
      isTrainer: trainer !== null,
      roles: [...new Set(grants.map(({ role }) => role))],
      hasAccount: hasAccount({ account }),
      isInvited: tokens.length > 0,
    })),
    count,
    page: here,
    pages,
  }
}

export type PersonInList = NonNullable<Awaited<ReturnType<typeof everybody>>>['people'][number]

export type FoundPerson = { id: string; name: string; address: string | null; organisation: string | null }

/** People to choose from, by name. Nobody for those who plan nothing. */
export async function findPeople(viewer: Viewer, words: string, limit: number): Promise<FoundPerson[]> {
  if (!canSeePool(viewer) || words.trim() === '') return []
  const people = await db.person.findMany({
    where: foundBy(words),
    orderBy: byName,
    take: limit,
    select: { id: true, name: true, organisation: inListSelect.organisation, emails: inListSelect.emails },
  })
  return people.map(({ id, name, emails, organisation }) => ({
    id,
    name,
    address: emails[0]?.address ?? null,
    organisation: organisation?.name ?? null,
  }))
}
