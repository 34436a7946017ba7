import { describe, expect, it } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db, transaction } from '@/lib/platform/db'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildTotp } from '@/prisma/seed/factors'
import { buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { factorsOf } from '../queries/factors'
import { recordSignIn } from './record-sign-in'
import { removeFactors } from './remove-factors'

const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })
const reason = 'Known by sight at the desk.'

/** Somebody with a telephone and a code on paper, signed in. */
async function secured() {
  const { id } = await buildPerson(db, { account: { passwordHash: 'kept' } })
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: id } })
  await buildTotp(db, accountId)
  await db.recoveryCode.create({ data: { accountId, codeHash: 'x', createdAt: new Date() } })
  const proved = { proof: 'totp', isStrong: true } as const
  const { token } = await transaction((tx) => recordSignIn(tx, visitor, accountId, proved))
  return { id, accountId, token }
}

describe('taking away the factors of somebody who has lost them', () => {
  it('leaves the password alone, ends their sign-ins, and tells them once, with the reason in the log', async () => {
    const [viewer, { id, accountId, token }] = [await administrator(), await secured()]
    for (const _ of ['once', 'again']) {
      expect(await removeFactors(viewer, { personId: id, reason })).toEqual({ ok: true, value: undefined })
    }
    expect(await factorsOf({ accountId })).toMatchObject({ hasPassword: true, hasTotp: false, codesLeft: 0 })
    expect(await viewerOfSignIn(token)).toBeNull()
    const mails = await db.outboxMessage.findMany({ where: { personId: id, kind: 'people.notice' } })
    expect(mails.map(({ payload }) => payload)).toMatchObject([{ notice: 'factorsRemoved' }])
    const acts = await db.auditEntry.findMany({ where: { subjectId: accountId, act: 'account.removeFactors' } })
    expect(acts).toMatchObject([{ actorId: viewer.personId, reason }])
  })

  it('is for administrators who have just proved that it is they, and for nobody’s own', async () => {
    const { id, accountId } = await secured()
    const viewer = await administrator()
    const input = { personId: id, reason }
    const other = await buildMember(db, { grants: [{ role: 'observer' }] })
    const long = { ...viewer, provedAt: new Date(Date.now() - 600_000) }
    const taken: Member = { ...viewer, personId: other.personId }
    expect(await removeFactors(other, input)).toMatchObject({ reason: 'notFound' })
    expect(await removeFactors(visitor, input)).toMatchObject({ reason: 'notFound' })
    expect(await removeFactors(long, input)).toMatchObject({ reason: 'proveAgain' })
    expect(await removeFactors(taken, input), 'whose role was just taken').toMatchObject({ reason: 'notFound' })
    expect(await removeFactors(viewer, { personId: viewer.personId, reason })).toMatchObject({ reason: 'notFound' })
    expect(await factorsOf({ accountId })).toMatchObject({ hasTotp: true, codesLeft: 1 })
  })
})
