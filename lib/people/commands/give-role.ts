import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Member, type Viewer } from '@/lib/platform/viewer'
import { canDecideRoles } from '../policy'
import { administrationWayNow } from '../queries/grant-requests'
import type { RoleInput } from '../schema'
import { lockAdministration, stillAdministers } from './lock-administration'
import { lockPerson } from './lock-person'
import { tellWhoDecides } from './tell-of-request'
import { noScope, writeGrant } from './write-grant'

/**
 * Gives a person a role for its scope. Administration is given at once where nobody else has held it lately; where another
 * can sign in who does, it is asked for, and they decide (see `decideGrant`). Refuses with 'proveAgain' who did not prove
 * themselves lately, with 'administrationAlone' where nobody could decide and one alone may not (see
 * `wayToAdministration`), and with 'notFound' what is not there to give a role in.
 */
export async function giveRole(viewer: Viewer, input: RoleInput): Promise<Result<{ isAsked: boolean }>> {
  if (!canDecideRoles(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { personId, role, scope, reason } = input
  return transaction(async (tx) => {
    const administrators = await lockAdministration(tx)
    if (!stillAdministers(viewer, administrators)) return refused('notFound')
    if (!(await lockPerson(tx, personId))) return refused('notFound')
    if (role === 'administrator') return giveAdministration(tx, viewer, personId, reason, administrators)
    if (scope && !(await isThere(tx, scope))) return refused('notFound')
    await writeGrant(
      tx,
      viewer,
      { personId, role, ...noScope, ...(scope && { [`${scope.kind}Id`]: scope.id }) },
      reason,
    )
    return done({ isAsked: false })
  })
}

/** Takes a request for administration back, by who made it. */
export async function withdrawRequest(viewer: Viewer, requestId: string): Promise<Result<undefined>> {
  if (!canDecideRoles(viewer)) return refused('notFound')
  return transaction(async (tx) => {
    const own = { id: requestId, askedById: viewer.personId, decidedAt: null }
    const [request] = await tx.grantRequest.findMany({ where: own, select: { personId: true } })
    const { count } = await tx.grantRequest.deleteMany({ where: own })
    if (!request || count === 0) return refused('notFound')
    await recordAct(tx, viewer, { act: 'role.withdrawRequest', subject: { type: 'Person', id: request.personId } })
    return done()
  })
}

async function giveAdministration(
  tx: Tx,
  viewer: Member,
  personId: string,
  reason: string,
  administrators: string[],
): Promise<Result<{ isAsked: boolean }>> {
  const grant = { personId, role: 'administrator' as const, ...noScope }
  if ((await tx.roleGrant.count({ where: grant })) > 0) return done({ isAsked: false })
  const way = await administrationWayNow(tx)
  if (way === 'notAlone') return refused('administrationAlone')
  if (way === 'atOnce') {
    // Nobody else is left who could decide what was asked for before.
    await tx.grantRequest.deleteMany({ where: { personId, role: 'administrator', decidedAt: null } })
    await writeGrant(tx, viewer, grant, reason)
    return done({ isAsked: false })
  }
  const open = { personId, role: 'administrator' as const, decidedAt: null }
  if ((await tx.grantRequest.count({ where: open })) > 0) return done({ isAsked: true })
  const request = await tx.grantRequest.create({
    data: { personId, role: 'administrator', reason, askedById: viewer.personId, askedAt: now() },
  })
  await tellWhoDecides(tx, request, administrators)
  const subject = { type: 'Person', id: personId }
  await recordAct(tx, viewer, { act: 'role.askForAdministration', subject, fields: ['administrator'], reason })
  return done({ isAsked: true })
}

async function isThere(tx: Tx, { kind, id }: NonNullable<RoleInput['scope']>): Promise<boolean> {
  const where = { id }
  const count = {
    course: () => tx.course.count({ where }),
    edition: () => tx.edition.count({ where }),
    session: () => tx.session.count({ where }),
    organisation: () => tx.organisation.count({ where }),
  }[kind]
  return (await count()) > 0
}
