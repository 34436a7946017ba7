import 'server-only'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { recordAct } from '@/lib/platform/audit'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { fillPlaces, lockEdition, placesTransaction } from './places'

/**
 * Changes how many places an edition has: never fewer than are taken ('placesBelowTaken'); those who wait get the new
 * ones in the list's order. Answers how many are left free.
 */
export async function changePlaces(
  viewer: Viewer,
  editionId: string,
  places: number,
  version: number,
): Promise<Result<undefined>> {
  if (!isId(editionId)) return refused('notFound')
  return placesTransaction(async (tx) => {
    const edition = await lockEdition(tx, { AND: [{ id: editionId }, editionsManagedBy(viewer)] })
    if (!edition) return refused('notFound')
    if (edition.places === places) return done()
    if (edition.version !== version) return refused('stale')
    if (places < edition.takenCount)
      return refused('placesBelowTaken', { params: { taken: edition.takenCount }, field: 'places' })
    await tx.edition.update({ where: { id: editionId }, data: { places, version: { increment: 1 } } })
    await recordAct(tx, viewer, {
      act: 'edition.changePlaces',
      subject: { type: 'Edition', id: editionId },
      editionId,
      fields: ['places'],
    })
    await fillPlaces(tx, edition)
    return done()
  })
}
