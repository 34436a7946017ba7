import 'server-only'
import { editionsVisibleTo } from '@/lib/catalogue/policy'
import { now } from '@/lib/platform/clock'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { positionOf } from '../queries/positions'
import { decideEnrolment } from '../rules'
import { slug } from '../schema'
import { join, lockEdition, type Place, placesTransaction } from './places'

type EnrolInput = ({ slug: string } | { editionId: string }) & {
  /** Where given, the version of the viewer's earlier enrolment that they saw (0: none); another refuses with 'stale'. */
  version?: number
}

/**
 * Gives the viewer a place on an edition that is open to all, or one on its waiting list. Who is in already gets the
 * same answer again.
 */
export async function enrol(viewer: Viewer, input: EnrolInput): Promise<Result<Place>> {
  if (viewer.kind !== 'member' || !named(input)) return refused('notFound')
  const { personId } = viewer
  const which = 'slug' in input ? { slug: input.slug } : { id: input.editionId }
  return placesTransaction(async (tx) => {
    const edition = await lockEdition(tx, { AND: [which, editionsVisibleTo(viewer)] })
    if (!edition) return refused('notFound')
    const own = await tx.enrolment.findUnique({ where: { editionId_personId: { editionId: edition.id, personId } } })
    const outlook = decideEnrolment(edition, own?.state ?? null, now())
    if (own && outlook.kind === 'in') {
      return done({ enrolmentId: own.id, state: own.state, position: await positionOf(tx, own.id) })
    }
    if (outlook.kind === 'shut') return refused(outlook.reason)
    if (input.version !== undefined && input.version !== (own?.version ?? 0)) return refused('stale')
    return done(await join(tx, viewer, { edition, personId, own, source: 'self' }))
  })
}

function named(input: EnrolInput): boolean {
  return 'slug' in input ? slug.safeParse(input.slug).success : isId(input.editionId)
}
