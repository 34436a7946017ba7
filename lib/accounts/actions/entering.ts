'use server'

import { clearSignInCookie, currentViewer, requireMember, setSignInCookie } from '@/lib/platform/auth'
import { enter, stepHere } from '@/lib/platform/enter'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import { noFields, requireFields } from '@/lib/platform/form-fields'
import type { FormState } from '@/lib/platform/form-state'
import { pathWithoutLocale } from '@/lib/platform/locales'
import { ownPath, redirectTo } from '@/lib/platform/navigation'
import { clientAddress } from '@/lib/platform/request'
import { finishSignIn } from '../commands/finish-sign-in'
import { prove } from '../commands/prove'
import { signIn } from '../commands/sign-in'
import { signOut } from '../commands/sign-out'
import { withoutCode } from '../rules/second-factor'
import { codeInput, proveInput, signInInput } from '../schema'

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
