import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { listFormat } from '@/lib/platform/intl-formats'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Viewer } from '@/lib/platform/viewer'
import { canMergePeople } from '../policy'
import { administrationNow } from '../queries/merges'
import { canUnmerge } from '../rules/merge'
import { movedSchema } from '../rules/merge-moved'
import { lockAdministration, stillAdministers } from './lock-administration'
import { lockBoth } from './merge-people'
import { putBackAll } from './merge-put-back'
import { tellOfUnmerge } from './merge-tell'
import { closeWhatCameSince } from './unmerge-accounts'

/**
 * Takes a merge apart again: what it moved, and is still where it put it, goes back; what came since stays with the kept
 * record, but for what either of two humans could get in by (see `closeWhatCameSince`). Refuses with 'proveAgain', with 'unmergeTooLate' after 30 days, with 'unmergeLaterFirst' where the kept record
 * was merged further, with 'mergeAdministrator' and 'mergeAsked', and with 'notFound' where there is no such merge or it was
 * undone.
 */
export async function unmergePeople(
  viewer: Viewer,
  mergeId: string,
  locale: string,
): Promise<Result<{ fromId: string }>> {
  if (!canMergePeople(viewer) || !isId(mergeId)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return transaction(async (tx) => {
    if (!stillAdministers(viewer, await lockAdministration(tx))) return refused('notFound')
    const seen = await openMerge(tx, mergeId)
    if (!seen) return refused('notFound')
    await lockBoth(tx, seen.fromId, seen.intoId)
    const merge = await openMerge(tx, mergeId)
    if (!merge) return refused('notFound')
    const { fromId, intoId } = merge
    if (!canUnmerge(merge.at, now())) return refused('unmergeTooLate')
    if (merge.into.mergedIntoId) return refused('unmergeLaterFirst')
    const [obstacle] = await administrationNow(tx, [fromId, intoId])
    if (obstacle) return refused(obstacle.reason, { params: { names: listFormat(locale).format(obstacle.names) } })
    const { accounts, addresses } = await closeWhatCameSince(tx, [fromId, intoId], merge)
    await putBackAll(tx, { fromId, intoId }, movedSchema.parse(merge.moved))
    if (accounts.length > 0) await tellOfUnmerge(tx, { fromId, intoId }, addresses)
    await tx.personMerge.update({ where: { id: mergeId }, data: { undoneAt: now() } })
    await recordAct(
      tx,
      viewer,
      { act: 'person.unmerge', subject: { type: 'Person', id: intoId } },
      { act: 'person.unmerge', subject: { type: 'Person', id: fromId } },
    )
    return done({ fromId })
  })
}

function openMerge(tx: Tx, id: string) {
  return tx.personMerge.findFirst({
    where: { id, undoneAt: null },
    select: { id: true, fromId: true, intoId: true, at: true, moved: true, into: { select: { mergedIntoId: true } } },
  })
}
