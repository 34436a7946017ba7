import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { decideAct, lackedToPublish, pickText } from '../rules'
import type { EditionAct } from '../schema'
import { lockManaged } from './write-edition'

/**
 * Publishes an edition, takes it back to a draft, cancels it with a reason, archives it or reopens it. Refuses with
 * 'stale', with what `decideAct` says, and what a draft lacks before it can be published.
 */
export async function actOnEdition(
  viewer: Viewer,
  { editionId, version, act, reason }: { editionId: string; version: number; act: EditionAct; reason?: string },
): Promise<Result<undefined>> {
  return transaction(async (tx) => {
    const edition = await lockManaged(tx, viewer, editionId)
    if (!edition) return refused('notFound')
    if (edition.version !== version) return refused('stale')
    const counts = await countsOf(tx, editionId)
    const decision = decideAct(act, { ...edition, ...counts }, now())
    if (decision.whyNot) return refused(decision.whyNot, { params: { count: counts.comingSessionCount } })
    const lacked = act === 'publish' ? lackedToPublish({ ...edition, ...(await namesOf(tx, editionId)) }) : null
    if (lacked) return refused(lacked)
    await tx.edition.update({ where: { id: editionId }, data: { state: decision.to, version: { increment: 1 } } })
    await recordAct(tx, viewer, {
      act: `edition.${act}`,
      subject: { type: 'Edition', id: editionId },
      editionId,
      fields: ['state'],
      reason,
    })
    return done()
  })
}

async function countsOf(tx: Tx, editionId: string) {
  const session = { isLive: true, endsAt: { gt: now() } }
  const [enrolmentCount, comingSessionCount] = [
    await tx.enrolment.count({ where: { editionId } }),
    await tx.sessionEdition.count({ where: { editionId, session } }),
  ]
  return { enrolmentCount, comingSessionCount }
}

/** The course's title and the edition's label as readers of other languages fall back to them. */
async function namesOf(tx: Tx, editionId: string) {
  const { texts, baseLocale, course } = await tx.edition.findUniqueOrThrow({
    where: { id: editionId },
    select: {
      baseLocale: true,
      texts: { select: { locale: true, label: true } },
      course: { select: { baseLocale: true, texts: { select: { locale: true, title: true } } } },
    },
  })
  return {
    label: pickText(texts, 'en', baseLocale)?.label,
    title: pickText(course.texts, 'en', course.baseLocale)?.title,
  }
}
