import 'server-only'
import type { SignInStep } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db, transaction } from '@/lib/platform/db'
import { type InstitutionSettings, institutionSettings } from '@/lib/platform/institution-settings'
import { defaultLocale, isLocale, type Locale } from '@/lib/platform/locales'
import { lockAccount, lockOwnAccount } from '@/lib/platform/lock-account'
import { log } from '@/lib/platform/log'
import { tokenHash } from '@/lib/platform/passwords'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { openStep } from '../queries/steps'
import { type Claims, type Errand, isSame, isVouchedFor, tiesOf } from '../rules/institution'
import { type Entered, enterAccount } from './enter-account'
import { accountByAddress } from './institution-account'
import { linkIdentity, lockIdentity, subjectsOf } from './institution-link'
import { proveAtInstitution } from './institution-prove'
import { claimsFrom } from './institution-provider'

/** Who came back has signed in; or has linked the account that they were signed in to, or proved again that it is theirs. */
export type Back =
  | { entered: Entered; next: string | null }
  | { linked: true }
  | { proved: string; next: string | null }

/** `errand` and `locale`, the language that was spoken, are as it began; the language is null where nothing is known of that. */
type Return = { result: Result<Back>; errand: Errand; locale: Locale | null }

/**
 * Takes what the browser brings back from its institution, once. `token` is the secret of its cookie. Refuses with
 * 'institutionExpired', 'institutionWrong', 'institutionDenied', 'institutionAway', with 'institutionUnlinked' for somebody
 * of whom no account is known or another there has theirs, 'institutionTaken', 'institutionLinkedAlready',
 * 'institutionOther', 'proveAgain', 'accountSuspended' and, where there is no institution, 'notFound'.
 */
export async function comeBack(viewer: Viewer, token: string | null, answer: URLSearchParams): Promise<Return> {
  const settings = institutionSettings()
  const step = token && settings ? await openStep('institution', token) : null
  const { locale, errand } = (step?.details ?? {}) as { locale?: unknown; errand?: Errand }
  const about = { errand: errand ?? 'signIn', locale: isLocale(locale) ? locale : null }
  if (!settings) return { ...about, result: refused('notFound') }
  if (!token || !step) return { ...about, result: refused('institutionExpired') }
  // Another's answer is not this browser's, whose own may still come: its step stays open.
  if (!isSame(answer.get('state') ?? '', tiesOf(token).state)) {
    log.warn({ reason: 'institutionWrong', code: 'state' }, 'an institution’s sign-in was refused')
    return { ...about, result: refused('institutionWrong', { params: { name: settings.name } }) }
  }
  if (!(await takeStep(token))) return { ...about, result: refused('institutionExpired') }
  const claims = await claimsFrom(settings, token, answer)
  if (!claims.ok) return { ...about, result: claims }
  return { ...about, result: await carryOut(viewer, settings, claims.value, { ...step, ...about }) }
}

type Begun = Pick<SignInStep, 'accountId' | 'next' | 'createdAt'> & Pick<Return, 'errand' | 'locale'>

async function carryOut(
  viewer: Viewer,
  settings: InstitutionSettings,
  claims: Claims,
  { errand, accountId, next, locale, createdAt }: Begun,
): Promise<Result<Back>> {
  if (errand === 'signIn') return signIn(viewer, settings, claims, { next, locale: locale ?? defaultLocale })
  // The account has to be the one still that is signed in here.
  if (viewer.kind !== 'member' || viewer.accountId !== accountId) return refused('institutionExpired')
  if (errand === 'link') return link(viewer, settings, claims)
  const proved = await proveAtInstitution(viewer, settings, claims, createdAt)
  return proved.ok ? done({ proved: proved.value.token, next }) : proved
}

async function link(viewer: Member, { issuer, name }: InstitutionSettings, { subject }: Claims): Promise<Result<Back>> {
  const { accountId } = viewer
  return transaction(async (tx) => {
    await lockIdentity(tx, issuer, subject)
    if (!(await lockOwnAccount(tx, viewer))) return refused('institutionExpired')
    const known = await tx.institutionIdentity.findUnique({ where: { issuer_subject: { issuer, subject } } })
    if (known && known.accountId !== accountId) return refused('institutionTaken', { params: { name } })
    if (known) return done({ linked: true })
    if ((await subjectsOf(tx, accountId, issuer)).length > 0)
      return refused('institutionLinkedAlready', { params: { name } })
    await linkIdentity(tx, viewer, { accountId, issuer, subject })
    return done({ linked: true })
  })
}

async function signIn(
  viewer: Viewer,
  settings: InstitutionSettings,
  claims: Claims,
  { next, locale }: { next: string | null; locale: string },
): Promise<Result<Back>> {
  const { issuer, name } = settings
  const { subject } = claims
  return transaction(async (tx) => {
    await lockIdentity(tx, issuer, subject)
    const known = await tx.institutionIdentity.findUnique({ where: { issuer_subject: { issuer, subject } } })
    const accountId = known?.accountId ?? (await accountByAddress(tx, viewer, settings, claims, locale))
    if (accountId) await lockAccount(tx, accountId)
    const subjects = accountId ? await subjectsOf(tx, accountId, issuer) : []
    // Who comes by an address that was another's there before is refused: the institution itself says that it is not they.
    const fits = known ? subjects.includes(subject) : subjects.length === 0
    if (!accountId || !fits) {
      log.warn({ reason: 'institutionUnlinked' }, 'an institution’s sign-in was refused')
      return refused('institutionUnlinked', { params: { name } })
    }
    const { state } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { state: true } })
    if (state !== 'active') return refused('accountSuspended')
    if (!known) await linkIdentity(tx, viewer, { accountId, issuer, subject })
    await tx.institutionIdentity.update({ where: { issuer_subject: { issuer, subject } }, data: { lastUsedAt: now() } })
    const isStrong = isVouchedFor(claims, settings)
    return done({ entered: await enterAccount(tx, viewer, accountId, { proof: 'institution', isStrong }, next), next })
  })
}

/** Of two who come with the same answer one goes on. */
async function takeStep(token: string): Promise<boolean> {
  const { count } = await db.signInStep.updateMany({
    where: { tokenHash: tokenHash(token), usedAt: null },
    data: { usedAt: now() },
  })
  return count > 0
}
