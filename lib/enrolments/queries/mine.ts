import 'server-only'
import type { Prisma } from '@prisma/client'
import { editionPhase } from '@/lib/catalogue/rules'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { enrolmentsShownTo } from '../policy'
import { whyNoWithdrawal } from '../rules'
import { type MyEnrolment, type MyStanding, slug as slugInput } from '../schema'
import { namedEdition, nameOf } from './names'
import { positionOf, positionsOf } from './positions'

const mine = {
  id: true,
  state: true,
  version: true,
  beganAt: true,
  endedAt: true,
  edition: { select: { ...namedEdition, ratePermille: true } },
} satisfies Prisma.EnrolmentSelect

/** The viewer's own enrolments, the one that begins last first. */
export async function myEnrolments(viewer: Viewer, locale: string): Promise<MyEnrolment[]> {
  const rows = await db.enrolment.findMany({
    where: enrolmentsShownTo(viewer),
    select: mine,
    orderBy: [{ edition: { startsOn: 'desc' } }, { id: 'asc' }],
  })
  const positions = await positionsOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => toMine(row, positions.get(row.id) ?? null, locale))
}

/** The viewer's own standing on an edition, with its history; null where they never were on it. */
export async function myEnrolment(viewer: Viewer, slug: string, locale: string): Promise<MyStanding | null> {
  if (!slugInput.safeParse(slug).success) return null
  const row = await db.enrolment.findFirst({
    where: { AND: [{ edition: { slug } }, enrolmentsShownTo(viewer)] },
    select: { ...mine, personId: true, changes: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  })
  if (!row) return null
  const waitingCount = await db.enrolment.count({ where: { editionId: row.edition.id, state: 'waitlisted' } })
  return {
    ...toMine(row, await positionOf(db, row.id), locale),
    zone: row.edition.zone,
    beganAt: row.beganAt,
    canWithdraw: whyNoWithdrawal(row.edition, row.state, now()) === null,
    waitingCount,
    changes: row.changes.map(({ id, from, to, at, reason, byId }) => ({
      id,
      from,
      to,
      at,
      reason,
      isByInstitute: byId !== null && byId !== row.personId,
    })),
  }
}

function toMine(
  row: Prisma.EnrolmentGetPayload<{ select: typeof mine }>,
  position: number | null,
  locale: string,
): MyEnrolment {
  const { edition } = row
  return {
    ...nameOf(edition, locale),
    id: row.id,
    editionId: edition.id,
    slug: edition.slug,
    state: row.state,
    position,
    ratePermille: edition.ratePermille,
    startsOn: edition.startsOn,
    endsOn: edition.endsOn,
    phase: editionPhase(edition, now()),
    version: row.version,
  }
}
