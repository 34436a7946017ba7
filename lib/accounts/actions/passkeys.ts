'use server'

import { currentViewer, requireMember, setSignInCookie } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { enter, stepHere } from '@/lib/platform/enter'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import { noFields, requireFields } from '@/lib/platform/form-fields'
import type { FormState } from '@/lib/platform/form-state'
import { pathWithoutLocale } from '@/lib/platform/locales'
import { ownPath, redirectTo } from '@/lib/platform/navigation'
import { refuseOrProve } from '@/lib/platform/prove'
import { clientAddress } from '@/lib/platform/request'
import { refused } from '@/lib/platform/result'
import { isFresh } from '@/lib/platform/viewer'
import { challengeNewPasskey, challengePasskey, challengeSecondPasskey } from '../commands/passkey-challenge'
import { finishByPasskey, signInByPasskey } from '../commands/passkey-enter'
import { keepPasskey } from '../commands/passkey-keep'
import { proveByPasskey } from '../commands/passkey-prove'
import { removePasskey } from '../commands/passkey-remove'
import type { PasskeyAsked } from '../rules/passkeys'
import { askPasskeyInput, newPasskeyInput, type PasskeyTrouble, passkeyAnswerInput, passkeyInput } from '../schema'

const PATH = '/account/passkeys'

/** A challenge for the browser's passkeys. Where there is none to be had, the form goes without and its act says why. */
export async function askPasskeyAction(form: FormData): Promise<PasskeyAsked> {
  const input = readForm(askPasskeyInput, form)
  if (!input.ok) return { trouble: 'none' }
  const [viewer, client] = [await currentViewer(), await clientAddress()]
  if (input.data.use === 'signIn') return asked(await challengePasskey(viewer, null, client))
  if (input.data.use === 'second') return asked(await challengeSecondPasskey((await stepHere()) ?? '', client))
  return viewer.kind === 'member'
    ? asked(await challengePasskey(viewer, viewer.accountId, client))
    : { trouble: 'none' }
}

export async function askNewPasskeyAction(form: FormData): Promise<PasskeyAsked> {
  requireFields(form, noFields)
  const viewer = await requireMember(PATH)
  const result = await challengeNewPasskey(viewer, await clientAddress())
  if (result.ok) return { create: result.value }
  if (result.reason === 'passkeysMost') return { trouble: 'most' }
  return { trouble: result.reason === 'passkeyTooOften' ? 'tooOften' : 'none' }
}

export async function passkeySignInAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(passkeyAnswerInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const { response: answer, trouble, next } = input.data
  if (!answer) return refuse(refused(reasonOf(trouble)), form)
  const result = await signInByPasskey(await currentViewer(), { answer, next }, await clientAddress())
  if (!result.ok) return refuse(result, form)
  return enter(result.value, next)
}

/** The second factor of a sign-in that waits for it in this browser. */
export async function passkeySecondAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(passkeyAnswerInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const { response: answer, trouble } = input.data
  if (!answer) return refuse(refused(reasonOf(trouble)), form)
  const step = (await stepHere()) ?? ''
  const result = await finishByPasskey(await currentViewer(), step, answer, await clientAddress())
  if (!result.ok) return refuse(result, form)
  return enter(result.value, result.value.next)
}

/** Proves again that it is they, and goes on. */
export async function passkeyProveAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  const input = readForm(passkeyAnswerInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const { response: answer, trouble, next } = input.data
  if (!answer) return refuse(refused(reasonOf(trouble)), form)
  const result = await proveByPasskey(viewer, answer, await clientAddress())
  if (!result.ok) return refuse(result, form)
  await setSignInCookie(result.value.token)
  return redirectTo(pathWithoutLocale(ownPath(next, '/account')))
}

export async function keepPasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(PATH)
  const input = readForm(newPasskeyInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const { response: answer, trouble, name } = input.data
  if (!answer) return refuseOrProve(refused(isFresh(viewer, now()) ? reasonOf(trouble) : 'proveAgain'), form, PATH)
  const result = await keepPasskey(viewer, { name, answer })
  if (!result.ok) return refuseOrProve(result, form, PATH)
  return redirectTo(`${PATH}?said=passkeyKept`)
}

export async function removePasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(PATH)
  const input = readForm(passkeyInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await removePasskey(viewer, input.data.passkeyId)
  if (!result.ok) return refuseOrProve(result, form, PATH)
  return redirectTo(`${PATH}?said=passkeyRemoved`)
}

function asked(result: Awaited<ReturnType<typeof challengePasskey>>): PasskeyAsked {
  if (result.ok) return { get: result.value }
  return { trouble: result.reason === 'passkeyTooOften' ? 'tooOften' : 'none' }
}

/** Why a form came without what a passkey answers; without script it says nothing of it. */
function reasonOf(trouble: PasskeyTrouble) {
  const reasons = {
    cancelled: 'passkeyCancelled',
    known: 'passkeyKnown',
    failed: 'passkeyFailed',
    tooOften: 'passkeyTooOften',
    most: 'passkeysMost',
  } as const
  return trouble ? reasons[trouble] : 'passkeyUnavailable'
}
