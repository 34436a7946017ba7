'use server'

import { refresh } from 'next/cache'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { clearSignInCookie, currentViewer, requireAllowed, requireMember, setSignInCookie } from '@/lib/platform/auth'
import { readForm, refuse, refuseFields, requireForm } from '@/lib/platform/form'
import type { FormState } from '@/lib/platform/form-state'
import { isLocale, localePath, pathWithoutLocale } from '@/lib/platform/locales'
import { LOW_DATA_COOKIE } from '@/lib/platform/low-data'
import { ownPath, redirectTo } from '@/lib/platform/navigation'
import { clientAddress } from '@/lib/platform/request'
import type { Refusal } from '@/lib/platform/result'
import { isSecure } from '@/lib/platform/sign-in-cookie'
import { acceptInvitation } from './commands/accept-invitation'
import { addToPool } from './commands/add-to-pool'
import { changePassword } from './commands/change-password'
import { confirmSignUp } from './commands/confirm-sign-up'
import { endDevice, endOtherDevices } from './commands/end-device'
import { carryOutImport } from './commands/import-carry-out'
import { dropImport } from './commands/import-drop'
import { invite } from './commands/invite'
import type { SignedIn } from './commands/record-sign-in'
import { askForReset, resetPassword } from './commands/reset-password'
import { saveLowData } from './commands/save-low-data'
import { saveProfile } from './commands/save-profile'
import { signIn } from './commands/sign-in'
import { signOut } from './commands/sign-out'
import { signUp } from './commands/sign-up'
import { canAddToPool, canImportPeople, canSeePool } from './policy'
import {
  changePasswordInput,
  deviceInput,
  forgottenInput,
  importInput,
  inviteInput,
  linkInput,
  lowDataInput,
  newPasswordInput,
  poolInput,
  profileInput,
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

export async function saveProfileAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  const input = readForm(profileInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await saveProfile(viewer, input.data)
  // The page comes back with what is saved now, to be seen beside what was filled in.
  if (!result.ok && result.reason === 'stale') refresh()
  if (!result.ok) return refuse(result, form)
  return redirectTo('/account?said=saved')
}

/** From the foot of any page, and back to it: a member's choice goes with their account, a visitor's with the browser. */
export async function lowDataAction(form: FormData): Promise<void> {
  const input = readForm(lowDataInput, form)
  const data = input.ok ? input.data.data : 'full'
  const viewer = await currentViewer()
  const kept = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() }
  const isVisitor = viewer.kind !== 'member'
  if (!isVisitor) await saveLowData(viewer, data === 'low')
  const isKept = isVisitor && data === 'low'
  // Empty where it goes: Next renders the page that follows with the cookie's value, whatever its age.
  const [value, maxAge] = isKept ? ['low', LOW_DATA_DAYS * 86_400] : ['', 0]
  ;(await cookies()).set(LOW_DATA_COOKIE, value, { ...kept, maxAge })
  const from = (await headers()).get('referer')
  redirect(from && URL.canParse(from) ? ownPath(new URL(from).pathname + new URL(from).search) : '/')
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

export async function addToPoolAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people/new', canAddToPool)
  const input = readForm(poolInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await addToPool(viewer, input.data)
  if (!result.ok) return refuse(result, form)
  return redirectTo(`/admin/people?show=trainers&said=${result.value.isNewPerson ? 'addedToPool' : 'knownAddedToPool'}`)
}

export async function carryOutImportAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people/import', canImportPeople)
  const input = readForm(importInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await carryOutImport(viewer, input.data.importId)
  // The page comes back with what the import would do now.
  if (!result.ok && result.reason === 'importStale') refresh()
  if (!result.ok) return refuse(result, form)
  return redirectTo(`/admin/people/import/${input.data.importId}`)
}

export async function dropImportAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people/import', canImportPeople)
  const input = readForm(importInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await dropImport(viewer, input.data.importId)
  if (!result.ok) return refuse(result, form)
  return redirectTo('/admin/people/import?said=importDropped')
}

const LOW_DATA_DAYS = 365

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
