'use server'

import { canDecideRoles } from '@/lib/people/policy'
import { currentViewer, requireAllowed } from '@/lib/platform/auth'
import { readForm, refuseFields } from '@/lib/platform/form'
import { noFields, requireFields } from '@/lib/platform/form-fields'
import type { FormState } from '@/lib/platform/form-state'
import { redirectTo } from '@/lib/platform/navigation'
import { refuseOrProve } from '@/lib/platform/prove'
import type { Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { removeFactors } from '../commands/remove-factors'
import { endAllSignIns, reinstate, suspend } from '../commands/suspend'
import { endViewing, viewAs } from '../commands/view-as'
import { type OnAccountInput, onAccountInput } from '../schema'

export async function suspendAction(_: FormState, form: FormData): Promise<FormState> {
  return onAccount(form, 'suspend', suspend, 'accountSuspended')
}

export async function reinstateAction(_: FormState, form: FormData): Promise<FormState> {
  return onAccount(form, 'reinstate', reinstate, 'accountReinstated')
}

export async function endAllSignInsAction(_: FormState, form: FormData): Promise<FormState> {
  return onAccount(form, 'endSignIns', endAllSignIns, 'signInsEnded')
}

export async function removeFactorsAction(_: FormState, form: FormData): Promise<FormState> {
  return onAccount(form, 'removeFactors', removeFactors, 'factorsRemoved')
}

/** Leads to where the other begins, in the administrator's own language. */
export async function viewAsAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people', canDecideRoles)
  const input = readForm(onAccountInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await viewAs(viewer, input.data)
  if (!result.ok) return refuseOrProve(result, form, actPath(input.data, 'viewAs'))
  return redirectTo(result.value.home)
}

/** From the banner of any page; whoever looks as nobody any more comes to their own first page. */
export async function endViewingAction(form: FormData): Promise<void> {
  requireFields(form, noFields)
  const viewer = await currentViewer()
  const ended = viewer.kind === 'member' ? await endViewing(viewer) : null
  const personId = ended?.ok ? ended.value.personId : null
  await redirectTo(personId ? `/admin/people/${personId}?said=viewingEnded` : '/')
}

async function onAccount(
  form: FormData,
  act: string,
  command: (viewer: Member, input: OnAccountInput) => Promise<Result<undefined>>,
  said: string,
): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people', canDecideRoles)
  const input = readForm(onAccountInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await command(viewer, input.data)
  if (!result.ok) return refuseOrProve(result, form, actPath(input.data, act))
  return redirectTo(`/admin/people/${input.data.personId}?said=${said}`)
}

const actPath = ({ personId }: OnAccountInput, act: string) => `/admin/people/${personId}/account?act=${act}`
