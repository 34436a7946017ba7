import 'server-only'
import { lockAdministration, stillAdministers } from '@/lib/people/commands/lock-administration'
import { canDecideRoles } from '@/lib/people/policy'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Viewer } from '@/lib/platform/viewer'
import type { OnAccountInput } from '../schema'
import { closeLinks } from './links'
import { sendNotice } from './notice'

/**
 * Closes an account until it is reinstated: its sign-ins end at once, and no link of a mail opens it any more. Refuses with
 * 'proveAgain', with 'suspendSelf', with 'lastAdministrator', and with 'notFound' who has no account. Twice is once.
 */
export async function suspend(viewer: Viewer, { personId, reason }: OnAccountInput): Promise<Result<undefined>> {
  if (!canDecideRoles(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  if (personId === viewer.personId) return refused('suspendSelf')
  return transaction(async (tx) => {
    // Two administrators who suspend each other at once: the second administers no more.
    const administrators = await lockAdministration(tx)
    if (!stillAdministers(viewer, administrators)) return refused('notFound')
    if (administrators.every((id) => id === personId)) return refused('lastAdministrator')
    const account = await lockAccountOf(tx, personId)
    if (!account) return refused('notFound')
    if (account.state === 'suspended') return done()
    await tx.account.update({ where: { id: account.id }, data: { state: 'suspended' } })
    await endSignIns(tx, account.id, 'suspended')
    for (const kind of ['resetPassword', 'invitation', 'changeAddress'] as const)
      await closeLinks(tx, { kind, personId })
    await recordAct(tx, viewer, { act: 'account.suspend', subject: { type: 'Account', id: account.id }, reason })
    await sendNotice(tx, personId, 'suspended')
    return done()
  })
}

/** Opens a suspended account again; its person signs in anew. Refuses with 'proveAgain', and oneself. Twice is once. */
export async function reinstate(viewer: Viewer, { personId, reason }: OnAccountInput): Promise<Result<undefined>> {
  if (!canDecideRoles(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  if (personId === viewer.personId) return refused('notFound')
  return transaction(async (tx) => {
    // Who is suspended themselves at that moment opens no account.
    if (!stillAdministers(viewer, await lockAdministration(tx))) return refused('notFound')
    const account = await lockAccountOf(tx, personId)
    if (!account) return refused('notFound')
    if (account.state === 'active') return done()
    await tx.account.update({ where: { id: account.id }, data: { state: 'active' } })
    await recordAct(tx, viewer, { act: 'account.reinstate', subject: { type: 'Account', id: account.id }, reason })
    await sendNotice(tx, personId, 'reinstated')
    return done()
  })
}

/** Ends a person's sign-ins everywhere, at their next request. One's own are ended on /account. Refuses with 'proveAgain'. */
export async function endAllSignIns(viewer: Viewer, { personId, reason }: OnAccountInput): Promise<Result<undefined>> {
  if (!canDecideRoles(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  if (personId === viewer.personId) return refused('notFound')
  return transaction(async (tx) => {
    if (!stillAdministers(viewer, await lockAdministration(tx))) return refused('notFound')
    const account = await lockAccountOf(tx, personId)
    if (!account) return refused('notFound')
    if ((await endSignIns(tx, account.id, 'endedByAdministrator')) === 0) return done()
    await recordAct(tx, viewer, { act: 'account.endSignIns', subject: { type: 'Account', id: account.id }, reason })
    await sendNotice(tx, personId, 'signInsEnded')
    return done()
  })
}

/**
 * Signing in takes the same lock: whoever is at it comes in before the account is closed, and is put out, or not at all. Null
 * too where the person's record was merged: what the merge closed opens when it is taken apart, and not before.
 */
async function lockAccountOf(tx: Tx, personId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "personId" = ${personId}::uuid FOR UPDATE`
  return tx.account.findUnique({
    where: { personId, person: { mergedIntoId: null } },
    select: { id: true, state: true },
  })
}
