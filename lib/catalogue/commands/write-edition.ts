import 'server-only'
import type { Prisma } from '@prisma/client'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { instantOf } from '@/lib/platform/local-time'
import { done, type Result, refused } from '@/lib/platform/result'
import { type SentTexts, textsAfter } from '@/lib/platform/texts'
import type { Viewer } from '@/lib/platform/viewer'
import { editionsManagedBy } from '../policy'
import type { EditionInput } from '../schema'

/**
 * An edition's own columns, from what a form says of it: the window's local times become instants of its zone. Refuses
 * with 'localTimeMissing', 'localTimeTwice', 'windowNotInOrder', each at its field.
 */
export function editionColumns(input: EditionInput) {
  const from = windowEdge(input, 'enrolFrom')
  if (!from.ok) return from
  const until = windowEdge(input, 'enrolUntil')
  if (!until.ok) return until
  if (from.value && until.value && from.value >= until.value)
    return refused('windowNotInOrder', { field: 'enrolUntil' })
  const { baseLocale, startsOn, endsOn, zone, delivery, location, wayIn, rateBasis, isRestricted, showsCohort } = input
  return done({
    baseLocale: baseLocale as string,
    startsOn: new Date(startsOn),
    endsOn: new Date(endsOn),
    zone,
    delivery,
    location: location ?? null,
    wayIn,
    enrolFromAt: from.value,
    enrolUntilAt: until.value,
    ratePermille: input.rate,
    rateBasis,
    latePermille: input.late,
    leftEarlyPermille: input.leftEarly,
    isRestricted,
    showsCohort,
  } satisfies Prisma.EditionUncheckedUpdateInput)
}

function windowEdge(input: EditionInput, field: 'enrolFrom' | 'enrolUntil'): Result<Date | null> {
  const local = input[field]
  if (!local) return done(null)
  const outcome = instantOf(local, input.zone, input.fold)
  if (outcome.kind === 'at') return done(outcome.at)
  const reason = outcome.kind === 'missing' ? 'localTimeMissing' : 'localTimeTwice'
  return refused(reason, { field, params: { local: local.replace('T', ' ') } })
}

/** An edition that the viewer runs, its row locked until the transaction ends; or null. */
export async function lockManaged(tx: Tx, viewer: Viewer, editionId: string) {
  if (!isId(editionId)) return null
  await tx.$queryRaw`SELECT 1 FROM "Edition" WHERE "id" = ${editionId}::uuid FOR UPDATE`
  return tx.edition.findFirst({
    where: { AND: [{ id: editionId }, editionsManagedBy(viewer)] },
    include: { texts: { select: { locale: true, label: true, about: true } } },
  })
}

/** An edition whose curriculum the viewer may change, locked; a cancelled or archived one no longer changes. */
export async function lockCurriculum(
  tx: Tx,
  viewer: Viewer,
  editionId: string,
): Promise<Result<{ id: string; baseLocale: string }>> {
  const edition = await lockManaged(tx, viewer, editionId)
  if (!edition) return refused('notFound')
  if (edition.state === 'cancelled') return refused('editionCancelled')
  if (edition.state === 'archived') return refused('editionArchived')
  return done({ id: edition.id, baseLocale: edition.baseLocale })
}

/**
 * The names that a part of an edition's curriculum has after a form was sent. Refuses with 'firstLanguageMissing' where
 * the edition's first language, which readers of other languages fall back to, would have none.
 */
export function textsWithFirst<P extends string>(
  saved: readonly Record<P | 'locale', string>[],
  sent: SentTexts<P>,
  name: P,
  baseLocale: string,
): Result<Record<P | 'locale', string>[]> {
  const texts = textsAfter(saved, sent)
  if (texts.some(({ locale }) => locale === baseLocale)) return done(texts)
  return refused('firstLanguageMissing', { field: `${name}.${baseLocale}` })
}
