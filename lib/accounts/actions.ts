'use server'

import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { canSeePool } from '@/lib/people/policy'
import { clearSignInCookie, currentViewer, requireAllowed, requireMember, setSignInCookie } from '@/lib/platform/auth'
import { readForm, refuse, refuseFields, requireForm } from '@/lib/platform/form'
import type { FormState } from '@/lib/platform/form-state'
import { isLocale, localePath, pathWithoutLocale } from '@/lib/platform/locales'
import { ownPath, redirectTo } from '@/lib/platform/navigation'
import { clientAddress } from '@/lib/platform/request'
import type { Refusal } from '@/lib/platform/result'
import { acceptInvitation } from './commands/accept-invitation'
import { changePassword } from './commands/change-password'
import { confirmSignUp } from './commands/confirm-sign-up'
import { endDevice, endOtherDevices } from './commands/end-device'
import { invite } from './commands/invite'
import type { SignedIn } from './commands/record-sign-in'
import { askForReset, resetPassword } from './commands/reset-password'
import { signIn } from './commands/sign-in'
import { signOut } from './commands/sign-out'
import { signUp } from './commands/sign-up'
import {
  changePasswordInput,
  deviceInput,
  forgottenInput,
  inviteInput,
  linkInput,
  newPasswordInput,
  signInInput,
  signUpInput,
} from './schema'

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(signInInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await signIn(await currentViewer(), input.data, await clientAddress())
  if (!result.ok) return refuse(result, form)
  return enter(result.value, input.data.next)
}

export async function signOutAction(form: FormData): Promise<void> {
  requireForm(form)
  const viewer = await currentViewer()
  if (viewer.kind === 'member') await signOut(viewer)
  await clearSignInCookie()
  await redirectTo('/')
}

export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(signUpInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await signUp(await currentViewer(), { ...input.data, locale: await getLocale() })
  if (!result.ok) return refuse(result, form)
  return redirectTo('/sign-up?sent=1')
}

export async function confirmAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(linkInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await confirmSignUp(await currentViewer(), input.data.token)
  if (!result.ok) return refuseLink(result, form, '/confirm')
  return enter(result.value, result.value.next)
}

export async function forgottenAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(forgottenInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await askForReset(await currentViewer(), input.data.address)
  if (!result.ok) return refuse(result, form)
  return redirectTo('/forgot-password?sent=1')
}

export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(newPasswordInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await resetPassword(await currentViewer(), input.data.token, input.data.password)
  if (!result.ok) return refuseLink(result, form, '/reset-password')
  await clearSignInCookie()
  return redirectTo('/sign-in?said=passwordReset')
}

export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(newPasswordInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await acceptInvitation(await currentViewer(), input.data.token, input.data.password)
  if (!result.ok) return refuseLink(result, form, '/invitation')
  return enter(result.value, null)
}

export async function endDeviceAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  const input = readForm(deviceInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await endDevice(viewer, input.data.signInId)
  if (!result.ok) return refuse(result, form)
  return redirectTo('/account?said=deviceEnded')
}

export async function endOtherDevicesAction(_: FormState, form: FormData): Promise<FormState> {
  requireForm(form)
  await endOtherDevices(await requireMember('/account'))
  return redirectTo('/account?said=devicesEnded')
}

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  const input = readForm(changePasswordInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await changePassword(viewer, input.data)
  if (!result.ok) return refuse(result, form)
  return redirectTo('/account?said=passwordChanged')
}

/** Comes back to the list that the button stood in, with `said` beside the list's own search. */
export async function inviteAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people', canSeePool)
  const input = readForm(inviteInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await invite(viewer, input.data.personId)
  if (!result.ok) return refuse(result, form)
  const back = ownPath(input.data.back, '/admin/people')
  return redirectTo(`${back}${back.includes('?') ? '&' : '?'}said=invited`)
}

/** Leaves for where the person was going, in their account's own language: here alone a preference is followed. */
async function enter({ token, locale, home }: SignedIn, next: string | null | undefined): Promise<never> {
  await setSignInCookie(token)
  redirect(localePath(isLocale(locale) ? locale : await getLocale(), pathWithoutLocale(ownPath(next, home))))
}

/** A link that is closed by now, as where its form is sent twice: its own page says what happened and what can be done. */
async function refuseLink(refusal: Refusal, form: FormData, path: string): Promise<FormState> {
  if (refusal.reason !== 'notFound') return refuse(refusal, form)
  return redirectTo(`${path}?token=${encodeURIComponent(String(form.get('token')))}`)
}
