import 'server-only'
import type { Enrolment, Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { enrolmentsManagedBy, enrolmentsShownTo, ownEnrolments } from '../policy'
import { canBecome, whyNoWithdrawal } from '../rules'
import { type LockedEdition, leave, lockEdition, placesTransaction } from './places'

type LeaveInput = { enrolmentId: string; version: number; reason?: string }

/** `isShown`: whether the viewer still sees where they stood. Who has left a restricted edition does not. */
type Left = { isShown: boolean }

/** Gives up the viewer's own place, or their place on the list. Who has withdrawn already gets the same answer again. */
export async function withdraw(viewer: Viewer, input: LeaveInput): Promise<Result<Left>> {
  if (viewer.kind !== 'member') return refused('notFound')
  return placesTransaction(async (tx) => {
    const found = await lockEnrolment(tx, input.enrolmentId, ownEnrolments(viewer))
    if (!found) return refused('notFound')
    const { edition, own } = found
    if (own.state === 'withdrawn') return left(tx, viewer, own.id)
    const why = whyNoWithdrawal(edition, own.state, now())
    if (why) return refused(why)
    if (own.version !== input.version) return refused('stale')
    await leave(tx, viewer, { edition, own, to: 'withdrawn', reason: input.reason })
    return left(tx, viewer, own.id)
  })
}

async function left(tx: Tx, viewer: Viewer, id: string): Promise<Result<Left>> {
  return done({ isShown: (await tx.enrolment.count({ where: { AND: [{ id }, enrolmentsShownTo(viewer)] } })) > 0 })
}

/** Takes a person off an edition that the viewer manages, also once it is over. They are told, with the reason. */
export async function remove(viewer: Viewer, input: LeaveInput & { reason: string }): Promise<Result<undefined>> {
  return placesTransaction(async (tx) => {
    const found = await lockEnrolment(tx, input.enrolmentId, enrolmentsManagedBy(viewer))
    if (!found) return refused('notFound')
    const { edition, own } = found
    if (own.state === 'removed') return done()
    if (!canBecome(own.state, 'removed')) return refused('cannotRemove')
    if (own.version !== input.version) return refused('stale')
    await leave(tx, viewer, { edition, own, to: 'removed', reason: input.reason })
    return done()
  })
}

/** The edition's row is locked first, always: whoever changes places waits there. */
async function lockEnrolment(
  tx: Tx,
  id: string,
  where: Prisma.EnrolmentWhereInput,
): Promise<{ edition: LockedEdition; own: Enrolment } | null> {
  if (!isId(id)) return null
  const seen = await tx.enrolment.findFirst({ where: { AND: [{ id }, where] }, select: { editionId: true } })
  const edition = seen && (await lockEdition(tx, { id: seen.editionId }))
  const own = edition && (await tx.enrolment.findFirst({ where: { AND: [{ id }, where] } }))
  return own ? { edition, own } : null
}
