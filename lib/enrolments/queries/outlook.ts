import 'server-only'
import { editionsVisibleTo } from '@/lib/catalogue/policy'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { ownEnrolments } from '../policy'
import { decideEnrolment, type EnrolmentOutlook } from '../rules'
import { slug as slugInput } from '../schema'
import { positionOf } from './positions'

/** What the viewer can do about an edition now; null where they cannot see it. */
export async function enrolmentOutlook(viewer: Viewer, slug: string): Promise<EnrolmentOutlook | null> {
  if (!slugInput.safeParse(slug).success) return null
  const edition = await db.edition.findFirst({
    where: { AND: [{ slug }, editionsVisibleTo(viewer)] },
    select: {
      id: true,
      slug: true,
      state: true,
      wayIn: true,
      zone: true,
      startsOn: true,
      endsOn: true,
      enrolFromAt: true,
      enrolUntilAt: true,
      places: true,
      takenCount: true,
      enrolments: { where: ownEnrolments(viewer), select: { id: true, state: true, version: true } },
    },
  })
  if (!edition) return null
  const [own] = edition.enrolments
  const waitingCount = await db.enrolment.count({ where: { editionId: edition.id, state: 'waitlisted' } })
  return {
    slug: edition.slug,
    zone: edition.zone,
    outlook: decideEnrolment({ ...edition, waitingCount }, own?.state ?? null, now()),
    enrolFromAt: edition.enrolFromAt,
    waitingCount,
    position: own ? await positionOf(db, own.id) : null,
    version: own?.version ?? 0,
  }
}
