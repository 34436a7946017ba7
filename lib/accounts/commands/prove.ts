import 'server-only'
import { recordAct, refuseWhileViewing } from '@/lib/platform/audit'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { lockAccount } from '@/lib/platform/lock-account'
import { log } from '@/lib/platform/log'
import { passwordMatches } from '@/lib/platform/passwords'
import { decide, done, type Result, refused, rollBack } from '@/lib/platform/result'
import { forget, minutesUntil, orGiveBack, takeFromAll } from '@/lib/platform/throttle'
import type { Member } from '@/lib/platform/viewer'
import { factorsOf } from '../queries/factors'
import { PASSWORDS_ASKED, SIGN_IN_FAILURES } from '../rules/accounts'
import { askedAgain } from '../rules/proofs'
import { renewSignIn, strengthen } from './factors'
import { readyCode, takeCode, wrongCode } from './take-code'

type Proofs = { password?: string; code?: string }

/**
 * Proves again that it is the viewer, with all that signing in to the account asks for: the sign-in's new secret. Refuses with
 * 'currentPasswordWrong', 'codeWrong', 'passwordTooOften' and 'codeTooOften' after too many of these, or 'tooOften'.
 */
export async function prove(
  viewer: Member,
  { password, code }: Proofs,
  client: string | null = null,
): Promise<Result<{ token: string }>> {
  // Nobody proves to be the person as whom they look.
  refuseWhileViewing(viewer)
  const asked = askedAgain(await factorsOf(viewer))
  if (!asked.password && !asked.code) return refused('proveAgain')
  const checked = asked.password ? await checkPassword(viewer, password ?? '') : null
  if (checked && !checked.ok) return checked
  const ready = asked.code ? await readyCode(viewer.accountId, code ?? '', client) : null
  if (ready && !ready.ok) return ready
  return decide(() =>
    transaction(async (tx) => {
      if (checked && !(await isStill(tx, viewer, checked.value))) return wrongPassword()
      const kind = ready && (await takeCode(tx, viewer, ready.value))
      if (ready && !kind) return wrongCode()
      if (kind) await strengthen(tx, viewer, kind)
      const token = (await renewSignIn(tx, viewer)) ?? rollBack(refused('notFound'))
      await recordAct(tx, viewer, { act: 'account.prove', subject: { type: 'Account', id: viewer.accountId } })
      return done({ token })
    }),
  )
}

/** Tries of the present password by somebody who is signed in already. */
export const passwordThrottle = (accountId: string) => ({
  kind: 'password.account',
  of: accountId,
  limit: SIGN_IN_FAILURES.account,
})

/** Times that the present password is asked for, right or wrong. */
export const askedThrottle = (of: string) => ({ kind: 'passwordAsked.account', of, limit: PASSWORDS_ASKED })

/** The hash that matched, so that it can be seen whether it is still the account's. */
export async function checkPassword(viewer: Member, password: string, field = 'password'): Promise<Result<string>> {
  refuseWhileViewing(viewer)
  const { accountId } = viewer
  const throttle = passwordThrottle(accountId)
  const throttles = [throttle, askedThrottle(accountId)]
  const used = await takeFromAll(throttles)
  if (used) {
    const minutes = minutesUntil(used.from)
    if (used.kind !== throttle.kind) return refused('tooOften', { field, params: { minutes } })
    log.warn({ throttle: used.kind, until: used.from }, 'a password was refused: too many had been wrong before it')
    return refused('passwordTooOften', { field, params: { minutes } })
  }
  const { passwordHash } = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { passwordHash: true },
  })
  if (!(await orGiveBack(throttles, () => passwordMatches(passwordHash, password)))) {
    log.warn('a password was refused: it was wrong')
    return wrongPassword(field)
  }
  await transaction((tx) => forget(tx, throttle))
  return done(passwordHash as string)
}

const wrongPassword = (field = 'password') => refused('currentPasswordWrong', { field })

async function isStill(tx: Tx, { accountId }: Member, passwordHash: string): Promise<boolean> {
  await lockAccount(tx, accountId)
  return (await tx.account.count({ where: { id: accountId, passwordHash } })) === 1
}
