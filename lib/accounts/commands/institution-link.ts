import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { lockOwnAccount } from '@/lib/platform/lock-account'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Member, type Viewer } from '@/lib/platform/viewer'
import { sendNotice } from './notice'

/** Two who come with the same person of an institution at once wait for each other. */
export async function lockIdentity(tx: Tx, issuer: string, subject: string) {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('institution:' || ${issuer} || ' ' || ${subject}, 0))`
}

/** By whom of the institution an account is opened, once it is locked. One person there has one subject: a second is another. */
export async function subjectsOf(tx: Tx, accountId: string, issuer: string): Promise<string[]> {
  const identities = await tx.institutionIdentity.findMany({ where: { accountId, issuer }, select: { subject: true } })
  return identities.map(({ subject }) => subject)
}

type Identity = { accountId: string; issuer: string; subject: string }

/** Lets an account be opened by somebody of an institution, and tells its person by mail. */
export async function linkIdentity(tx: Tx, viewer: Viewer, { accountId, issuer, subject }: Identity) {
  const { id, account } = await tx.institutionIdentity.create({
    data: { accountId, issuer, subject, createdAt: now() },
    select: { id: true, account: { select: { personId: true } } },
  })
  await recordAct(tx, viewer, { act: 'account.linkInstitution', subject: { type: 'InstitutionIdentity', id } })
  await sendNotice(tx, account.personId, 'institutionLinked')
}

/** Ends one of the viewer's links. Refuses with 'proveAgain' and 'notFound'. */
export async function unlinkInstitution(viewer: Member, identityId: string): Promise<Result<undefined>> {
  if (!isId(identityId)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { accountId } = viewer
  return transaction(async (tx) => {
    if (!(await lockOwnAccount(tx, viewer))) return refused('proveAgain')
    const { count } = await tx.institutionIdentity.deleteMany({ where: { id: identityId, accountId } })
    if (count === 0) return refused('notFound')
    await recordAct(tx, viewer, {
      act: 'account.unlinkInstitution',
      subject: { type: 'InstitutionIdentity', id: identityId },
    })
    await sendNotice(tx, viewer.personId, 'institutionUnlinked')
    return done()
  })
}
