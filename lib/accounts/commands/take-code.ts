import 'server-only'
import type { Totp } from '@prisma/client'
import { recordAct } from '@/lib/platform/audit'
import { decipher } from '@/lib/platform/ciphers'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { codeHash } from '@/lib/platform/passwords'
import { done, type Refusal, type Result, refused } from '@/lib/platform/result'
import { forget, giveBack, minutesUntil, orGiveBack, type Throttle, takeFromAll } from '@/lib/platform/throttle'
import type { Viewer } from '@/lib/platform/viewer'
import { SIGN_IN_FAILURES } from '../rules/accounts'
import { CODE_FAILURES, type Code, readCode, stepOfCode } from '../rules/second-factor'
import { sendNotice } from './notice'

/** A code that may be tried, with what trying it has taken. */
export type ReadyCode = { accountId: string; code: Code; hash: string | null; throttles: [Throttle, ...Throttle[]] }

/**
 * Reads what was typed as a code and takes a try for it, before any transaction. Refuses with 'codeWrong' what is no code
 * at all, and with 'codeTooOften' after too many wrong ones: of one kind, so that paper still helps where the telephone's
 * tries are used up.
 */
export async function readyCode(accountId: string, typed: string, client: string | null): Promise<Result<ReadyCode>> {
  const code = readCode(typed)
  if (!code) return wrongCode()
  const throttles: ReadyCode['throttles'] = [
    { kind: `code.${code.kind}`, of: accountId, limit: CODE_FAILURES[code.kind] },
    ...(client ? [{ kind: 'signIn.client', of: client, limit: SIGN_IN_FAILURES.client }] : []),
  ]
  const used = await takeFromAll(throttles)
  if (used) {
    log.warn({ client, throttle: used.kind, until: used.from }, 'a code was refused: too many had been wrong before it')
    const minutes = minutesUntil(used.from)
    return refused('codeTooOften', { field: 'code', params: { minutes } })
  }
  const isPaper = code.kind === 'recoveryCode'
  const hash = isPaper ? await orGiveBack(throttles, () => codeHash(code.digits, accountId)) : null
  return done({ accountId, code, hash, throttles })
}

/** Takes a code of the account's and uses it up: which kind it was; null where it is wrong, or was taken already. */
export async function takeCode(tx: Tx, viewer: Viewer, ready: ReadyCode): Promise<Code['kind'] | null> {
  const { accountId, code, hash } = ready
  const isTaken = hash === null ? await takeTotp(tx, accountId, code.digits) : await takeRecovery(tx, accountId, hash)
  if (!isTaken) {
    log.warn('a code was refused: it was wrong, or used already')
    return null
  }
  await releaseTries(tx, ready)
  if (code.kind === 'recoveryCode') await tellOfRecovery(tx, viewer, accountId)
  return code.kind
}

/** Gives back what a code took that was right. */
export async function releaseTries(tx: Tx, { throttles: [ofAccount, ...others] }: ReadyCode) {
  await forget(tx, ofAccount)
  for (const throttle of others) await giveBack(tx, throttle)
}

export const wrongCode = (): Refusal => refused('codeWrong', { field: 'code' })

async function takeTotp(tx: Tx, accountId: string, digits: string): Promise<boolean> {
  const totp = await lockTotp(tx, accountId)
  return Boolean(totp?.confirmedAt) && (await takeTotpStep(tx, totp as Totp, digits))
}

/** Whether the application tells this code now; its time step is taken, and none is taken twice (RFC 6238, 5.2). */
export async function takeTotpStep(tx: Tx, { accountId, secret, lastStep }: Totp, digits: string): Promise<boolean> {
  const opened = decipher('totp', accountId, secret)
  if (opened === null) log.error('a second factor cannot be read: it was enciphered with another NEXTAUTH_SECRET')
  const step = opened === null ? null : stepOfCode(opened, digits, lastStep, now())
  if (step === null) return false
  await tx.totp.update({ where: { accountId }, data: { lastStep: step } })
  return true
}

/** Of two who come with the same code at once, the second waits here and finds it taken. */
export async function lockTotp(tx: Tx, accountId: string): Promise<Totp | null> {
  await tx.$queryRaw`SELECT 1 FROM "Totp" WHERE "accountId" = ${accountId}::uuid FOR UPDATE`
  return tx.totp.findUnique({ where: { accountId } })
}

async function takeRecovery(tx: Tx, accountId: string, hash: string): Promise<boolean> {
  const unused = { accountId, codeHash: hash, usedAt: null }
  return (await tx.recoveryCode.updateMany({ where: unused, data: { usedAt: now() } })).count === 1
}

async function tellOfRecovery(tx: Tx, viewer: Viewer, accountId: string) {
  const { personId } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { personId: true } })
  await sendNotice(tx, personId, 'recoveryCodeUsed')
  await recordAct(tx, viewer, { act: 'account.useRecoveryCode', subject: { type: 'Account', id: accountId } })
}
