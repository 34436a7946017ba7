import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { encipher } from '@/lib/platform/ciphers'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { lockOwnAccount } from '@/lib/platform/lock-account'
import { decide, done, type Result, refused, rollBack } from '@/lib/platform/result'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { newTotpSecret, SET_UP_MS } from '../rules/second-factor'
import { lacksNeededFactor } from './factor-needed'
import { beforeFactor, factorRemoved, strengthen } from './factors'
import { sendNotice } from './notice'
import { lockTotp, readyCode, releaseTries, takeTotpStep } from './take-code'

/**
 * Makes a secret for an application on the viewer's telephone, in the place of one that has told no code yet. Nothing
 * changes before it has: see `confirmTotp`. Refuses with 'proveAgain' or 'totpAlready'.
 */
export async function beginTotp(viewer: Member): Promise<Result<undefined>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { accountId } = viewer
  const secret = encipher('totp', accountId, newTotpSecret())
  return transaction(async (tx) => {
    if (!(await lockOwnAccount(tx, viewer))) return refused('proveAgain')
    if ((await lockTotp(tx, accountId))?.confirmedAt) return refused('totpAlready')
    await tx.totp.deleteMany({ where: { accountId } })
    await tx.totp.create({ data: { accountId, secret, createdAt: now() } })
    await record(tx, viewer, 'account.beginTotp')
    return done()
  })
}

/**
 * Lets the application count once it has told a code: from now on signing in asks for one, and where it is the account's
 * first factor its other sign-ins end. Refuses with 'proveAgain',
 * 'firstCodeWrong', 'codeTooOften', or 'totpGone' where none was begun within the hour.
 */
export async function confirmTotp(
  viewer: Member,
  typed: string,
  client: string | null = null,
): Promise<Result<undefined>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { accountId } = viewer
  const ready = await readyCode(accountId, typed, client)
  if (!ready.ok) return ready
  return transaction(async (tx) => {
    if (!(await lockOwnAccount(tx, viewer))) return refused('proveAgain')
    const totp = await lockTotp(tx, accountId)
    if (totp?.confirmedAt) return refused('totpAlready')
    if (!totp || now().getTime() - totp.createdAt.getTime() >= SET_UP_MS) return refused('totpGone')
    const { kind, digits } = ready.value.code
    if (kind !== 'totp' || !(await takeTotpStep(tx, totp, digits))) return refused('firstCodeWrong', { field: 'code' })
    await releaseTries(tx, ready.value)
    await beforeFactor(tx, viewer)
    await tx.totp.update({ where: { accountId }, data: { confirmedAt: now() } })
    await strengthen(tx, viewer, 'totp')
    await record(tx, viewer, 'account.setUpTotp')
    await sendNotice(tx, viewer.personId, 'secondFactorOn')
    return done()
  })
}

/**
 * Takes the application away, or one that was only begun. Refuses with 'proveAgain'; with 'notFound' where there is none; and
 * with 'lastFactor' where a role of theirs needs one.
 */
export async function removeTotp(viewer: Member): Promise<Result<undefined>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { accountId } = viewer
  return decide(() =>
    transaction(async (tx) => {
      if (!(await lockOwnAccount(tx, viewer))) return refused('proveAgain')
      const totp = await lockTotp(tx, accountId)
      if (!totp) return refused('notFound')
      await tx.totp.delete({ where: { accountId } })
      await record(tx, viewer, 'account.removeTotp')
      if (!totp.confirmedAt) return done()
      if (await lacksNeededFactor(tx, accountId)) rollBack(refused('lastFactor'))
      await factorRemoved(tx, accountId)
      await sendNotice(tx, viewer.personId, 'secondFactorOff')
      return done()
    }),
  )
}

const record = (tx: Tx, viewer: Member, act: string) =>
  recordAct(tx, viewer, { act, subject: { type: 'Account', id: viewer.accountId } })
