'use server'

import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { canSeeEverybody, canSeePool } from '@/lib/people/policy'
import { currentViewer, requireAllowed, requireMember } from '@/lib/platform/auth'
import { enter } from '@/lib/platform/enter'
import { inEvenTime } from '@/lib/platform/even-time'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import type { FormState } from '@/lib/platform/form-state'
import { ownPath, redirectTo } from '@/lib/platform/navigation'
import { limitOf, tooOften } from '@/lib/platform/often'
import { type Refusal, refused } from '@/lib/platform/result'
import { acceptInvitation } from '../commands/accept-invitation'
import { confirmAddress } from '../commands/confirm-address'
import { confirmSignUp } from '../commands/confirm-sign-up'
import { invitationsDue, invite, inviteSelection } from '../commands/invite'
import { askForReset, resetPassword } from '../commands/reset-password'
import { signUp } from '../commands/sign-up'
import { AFTER_RESET } from '../rules/accounts'
import {
  confirmAddressInput,
  confirmInput,
  forgottenInput,
  inviteInput,
  inviteSelectionInput,
  newPasswordInput,
  signUpInput,
} from '../schema'

export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(signUpInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const held = await tooOften('signUp', await currentViewer())
  if (held) return refuse(held, form)
  const result = await inEvenTime(async () =>
    signUp(await currentViewer(), { ...input.data, locale: await getLocale() }),
  )
  if (!result.ok) return refuse(result, form)
  return redirectTo('/sign-up?sent=1')
}

export async function confirmAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(confirmInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const held = await tooOften('link', await currentViewer())
  if (held) return refuse(held, form)
  const result = await confirmSignUp(await currentViewer(), input.data.token, input.data.password)
  if (!result.ok) return refuseLink(result, form, '/confirm')
  return enter(result.value, result.value.next)
}

export async function forgottenAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(forgottenInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const held = await tooOften('forgotten', await currentViewer())
  if (held) return refuse(held, form)
  const result = await inEvenTime(async () => askForReset(await currentViewer(), input.data.address))
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
  return enter(result.value, AFTER_RESET)
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

/** From the people who are ticked: leads to what became of each. */
export async function inviteSelectionAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people', canSeeEverybody)
  const input = readForm(inviteSelectionInput, form)
  // Hidden fields are ours, and wrong ones name nothing there is.
  if (!input.ok) notFound()
  const { people, key } = input.data
  const count = await invitationsDue(viewer, people)
  const held = count > 0 ? await tooOften('inviteMany', viewer, count) : null
  if (held) {
    const { anHour } = limitOf('inviteMany')
    return refuse(refused('invitationsTooMany', { params: { ...held.params, count, anHour } }), form)
  }
  const result = await inviteSelection(viewer, input.data)
  return result.ok ? redirectTo(`/admin/people/invite/${key}`) : refuse(result, form)
}

export async function confirmAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  const input = readForm(confirmAddressInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await confirmAddress(viewer, input.data.token, input.data.keepsFormer)
  if (!result.ok) return refuseLink(result, form, '/confirm-address')
  return redirectTo('/account?said=addressChanged')
}

/** A link that is closed by now, as where its form is sent twice: its own page says what happened and what can be done. */
async function refuseLink(refusal: Refusal, form: FormData, path: string): Promise<FormState> {
  if (refusal.reason !== 'notFound') return refuse(refusal, form)
  return redirectTo(`${path}?token=${encodeURIComponent(String(form.get('token')))}`)
}
