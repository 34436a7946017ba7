'use server'

import { getLocale } from 'next-intl/server'
import { canSeePool } from '@/lib/people/policy'
import { clearSignInCookie, currentViewer, requireAllowed, requireMember, setSignInCookie } from '@/lib/platform/auth'
import { enter, stepHere } from '@/lib/platform/enter'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import { noFields, requireFields } from '@/lib/platform/form-fields'
import type { FormState } from '@/lib/platform/form-state'
import { pathWithoutLocale } from '@/lib/platform/locales'
import { ownPath, redirectTo, saying } from '@/lib/platform/navigation'
import { tooOften } from '@/lib/platform/often'
import { refuseOrProve } from '@/lib/platform/prove'
import { clientAddress } from '@/lib/platform/request'
import type { Refusal } from '@/lib/platform/result'
import { acceptInvitation } from './commands/accept-invitation'
import { askForAddress } from './commands/change-address'
import { changePassword } from './commands/change-password'
import { confirmAddress } from './commands/confirm-address'
import { confirmSignUp } from './commands/confirm-sign-up'
import { endDevice, endOtherDevices } from './commands/end-device'
import { finishSignIn } from './commands/finish-sign-in'
import { invite } from './commands/invite'
import { makeRecoveryCodes } from './commands/make-recovery-codes'
import { prove } from './commands/prove'
import { removeAddress } from './commands/remove-address'
import { askForReset, resetPassword } from './commands/reset-password'
import { setFactorRule } from './commands/set-factor-rule'
import { beginTotp, confirmTotp, removeTotp } from './commands/set-up-totp'
import { signIn } from './commands/sign-in'
import { signOut } from './commands/sign-out'
import { signUp } from './commands/sign-up'
import { canSetFactorRule } from './policy'
import { spaced } from './rules/second-factor'
import {
  addressInput,
  changePasswordInput,
  codeInput,
  confirmAddressInput,
  deviceInput,
  factorRuleInput,
  forgottenInput,
  inviteInput,
  linkInput,
  newAddressInput,
  newCodesInput,
  newPasswordInput,
  proveInput,
  signInInput,
  signUpInput,
} from './schema'

const FACTOR_PATH = '/account/second-factor'
const CODES_PATH = '/account/recovery-codes'

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(signInInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await signIn(await currentViewer(), input.data, await clientAddress())
  if (!result.ok) return refuse(result, form)
  return enter(result.value, input.data.next)
}

/** The second factor of a sign-in that waits for it in this browser. */
export async function secondStepAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(codeInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const step = (await stepHere()) ?? ''
  const result = await finishSignIn(await currentViewer(), step, input.data.code, await clientAddress())
  if (!result.ok) return refuse(result, withoutCode(form))
  return enter(result.value, result.value.next)
}

/** Proves again that it is they, and goes on. */
export async function proveAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  const input = readForm(proveInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await prove(viewer, input.data, await clientAddress())
  if (!result.ok) return refuse(result, withoutCode(form))
  await setSignInCookie(result.value.token)
  return redirectTo(pathWithoutLocale(ownPath(input.data.next, '/account')))
}

export async function signOutAction(form: FormData): Promise<void> {
  requireFields(form, noFields)
  const viewer = await currentViewer()
  if (viewer.kind === 'member') await signOut(viewer)
  await clearSignInCookie()
  await redirectTo('/')
}

export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(signUpInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const held = await tooOften('signUp', await currentViewer())
  if (held) return refuse(held, form)
  const result = await signUp(await currentViewer(), { ...input.data, locale: await getLocale() })
  if (!result.ok) return refuse(result, form)
  return redirectTo('/sign-up?sent=1')
}

export async function confirmAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(linkInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const held = await tooOften('link', await currentViewer())
  if (held) return refuse(held, form)
  const result = await confirmSignUp(await currentViewer(), input.data.token)
  if (!result.ok) return refuseLink(result, form, '/confirm')
  return enter(result.value, result.value.next)
}

export async function forgottenAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(forgottenInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const held = await tooOften('forgotten', await currentViewer())
  if (held) return refuse(held, form)
  const result = await askForReset(await currentViewer(), input.data.address)
  if (!result.ok) return refuse(result, form)
  return redirectTo('/forgot-password?sent=1')
}

export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(newPasswordInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const held = await tooOften('link', await currentViewer())
  if (held) return refuse(held, form)
  const result = await resetPassword(await currentViewer(), input.data.token, input.data.password)
  if (!result.ok) return refuseLink(result, form, '/reset-password')
  await clearSignInCookie()
  return redirectTo('/sign-in?said=passwordReset')
}

export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(newPasswordInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const held = await tooOften('link', await currentViewer())
  if (held) return refuse(held, form)
  const result = await acceptInvitation(await currentViewer(), input.data.token, input.data.password)
  if (!result.ok) return refuseLink(result, form, '/invitation')
  return enter(result.value, null)
}

export async function endDeviceAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  const input = readForm(deviceInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await endDevice(viewer, input.data.signInId)
  if (!result.ok) return refuseOrProve(result, form, '/account')
  return redirectTo('/account?said=deviceEnded')
}

export async function endOtherDevicesAction(_: FormState, form: FormData): Promise<FormState> {
  requireFields(form, noFields)
  const result = await endOtherDevices(await requireMember('/account'))
  if (!result.ok) return refuseOrProve(result, form, '/account')
  return redirectTo('/account?said=devicesEnded')
}

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  const input = readForm(changePasswordInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await changePassword(viewer, input.data)
  if (!result.ok) return refuse(result, form)
  if (result.value.token) await setSignInCookie(result.value.token)
  return redirectTo('/account?said=passwordChanged')
}

export async function askForAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(ADDRESS)
  const input = readForm(newAddressInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await askForAddress(viewer, input.data.address)
  if (!result.ok) return refuseOrProve(result, form, ADDRESS)
  return redirectTo(`${ADDRESS}?said=addressAsked`)
}

export async function confirmAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  const input = readForm(confirmAddressInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await confirmAddress(viewer, input.data.token, input.data.keepsFormer)
  if (!result.ok) return refuseLink(result, form, '/confirm-address')
  return redirectTo('/account?said=addressChanged')
}

export async function removeAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(ADDRESS)
  const input = readForm(addressInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await removeAddress(viewer, input.data.emailId)
  if (!result.ok) return refuseOrProve(result, form, ADDRESS)
  return redirectTo(`${ADDRESS}?said=addressRemoved`)
}

/** Comes back to the list that the button stood in, with `said` beside the list's own search. */
export async function inviteAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people', canSeePool)
  const input = readForm(inviteInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const held = await tooOften('invite', viewer)
  if (held) return refuse(held, form)
  const result = await invite(viewer, input.data.personId)
  if (!result.ok) return refuse(result, form)
  const back = ownPath(input.data.back, '/admin/people')
  return redirectTo(`${back}${back.includes('?') ? '&' : '?'}said=invited`)
}

const ADDRESS = '/account/address'

export async function beginTotpAction(_: FormState, form: FormData): Promise<FormState> {
  requireFields(form, noFields)
  const result = await beginTotp(await requireMember(FACTOR_PATH))
  if (!result.ok) return refuseOrProve(result, form, FACTOR_PATH)
  return redirectTo(FACTOR_PATH)
}

export async function confirmTotpAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(FACTOR_PATH)
  const input = readForm(codeInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await confirmTotp(viewer, input.data.code, await clientAddress())
  if (!result.ok) return refuseOrProve(result, withoutCode(form), FACTOR_PATH)
  return redirectTo(saying(CODES_PATH, 'secondFactorOn'))
}

export async function removeTotpAction(_: FormState, form: FormData): Promise<FormState> {
  requireFields(form, noFields)
  const result = await removeTotp(await requireMember(FACTOR_PATH))
  if (!result.ok) return refuseOrProve(result, form, FACTOR_PATH)
  return redirectTo(saying('/account', 'secondFactorOff'))
}

/** Answers with the codes themselves: they stand in no address, and the page shows them this once. */
export async function makeRecoveryCodesAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(CODES_PATH)
  const input = readForm(newCodesInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await makeRecoveryCodes(viewer, input.data.seen)
  if (!result.ok) return refuseOrProve(result, form, CODES_PATH)
  return { status: 'done', errors: [], values: { codes: result.value.map(spaced) }, at: Date.now() }
}

export async function setFactorRuleAction(_: FormState, form: FormData): Promise<FormState> {
  const path = '/admin/settings/security'
  const viewer = await requireAllowed(path, canSetFactorRule)
  const input = readForm(factorRuleInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await setFactorRule(viewer, input.data)
  if (!result.ok) return refuseOrProve(result, form, path)
  return redirectTo(saying(path, 'factorRuleSaved'))
}

/** A code that was wrong is typed anew, as a password is, and not shown again. */
function withoutCode(form: FormData): FormData {
  form.delete('code')
  return form
}

/** A link that is closed by now, as where its form is sent twice: its own page says what happened and what can be done. */
async function refuseLink(refusal: Refusal, form: FormData, path: string): Promise<FormState> {
  if (refusal.reason !== 'notFound') return refuse(refusal, form)
  return redirectTo(`${path}?token=${encodeURIComponent(String(form.get('token')))}`)
}
