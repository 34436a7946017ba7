import 'server-only'
import type { Prisma } from '@prisma/client'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isAdministrator, type Viewer } from '@/lib/platform/viewer'
import { type Due, registersNotTaken } from './due'
import { editionTexts, type Text } from './session'

const DAY_MS = 86_400_000
const CLOSING_WITHIN_DAYS = 7
const MOST_SHOWN = 20

const edition = {
  slug: true,
  baseLocale: true,
  zone: true,
  startsOn: true,
  endsOn: true,
  enrolUntilAt: true,
  places: true,
  takenCount: true,
  texts: { select: { locale: true, label: true } },
  course: { select: { baseLocale: true, texts: { select: { locale: true, title: true } } } },
  _count: { select: { enrolments: { where: { state: 'waitlisted' } } } },
} satisfies Prisma.EditionSelect

export type NeededEdition = {
  slug: string
  course: Text
  label: Text
  zone: string
  startsOn: Date
  enrolUntilAt: Date | null
  places: number
  takenCount: number
  waitingCount: number
}

export type Needs = {
  registers: Due
  drafts: NeededEdition[]
  fullWithWaiting: NeededEdition[]
  /** Whose window for enrolling ends within a week. */
  closingSoon: NeededEdition[]
  /** Mail that will not be sent by itself any more; null for who does not look after mail. */
  unsentMailCount: number | null
}

/** What needs a decision today in the editions that the viewer manages. */
export async function needsToday(viewer: Viewer, locale: string): Promise<Needs> {
  const at = now()
  const soon = new Date(at.getTime() + CLOSING_WITHIN_DAYS * DAY_MS)
  // Its last day counts, in whichever zone: an edition that is over needs no decision.
  const notOver: Prisma.EditionWhereInput = { endsOn: { gte: new Date(at.getTime() - DAY_MS) } }
  const managed = editionsManagedBy(viewer)
  const find = async (where: Prisma.EditionWhereInput) => {
    const rows = await db.edition.findMany({
      where: { AND: [managed, where] },
      select: edition,
      orderBy: [{ startsOn: 'asc' }, { slug: 'asc' }],
      take: MOST_SHOWN,
    })
    return rows.map(({ baseLocale, texts, course, _count, ...row }) => ({
      ...row,
      ...editionTexts({ baseLocale, texts, course }, locale),
      waitingCount: _count.enrolments,
    }))
  }
  const [registers, drafts, waited, closingSoon, unsentMailCount] = await Promise.all([
    registersNotTaken(viewer, locale),
    find({ state: 'draft' }),
    find({ state: 'published', AND: [notOver], enrolments: { some: { state: 'waitlisted' } } }),
    find({ state: 'published', enrolUntilAt: { gt: at, lte: soon } }),
    isAdministrator(viewer) ? db.outboxMessage.count({ where: { abandonedAt: { not: null } } }) : null,
  ])
  return {
    registers,
    drafts,
    fullWithWaiting: waited.filter(({ places, takenCount }) => takenCount >= places),
    closingSoon,
    unsentMailCount,
  }
}
