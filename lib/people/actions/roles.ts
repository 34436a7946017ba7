'use server'

import { requireAllowed } from '@/lib/platform/auth'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import type { FormState } from '@/lib/platform/form-state'
import { redirectTo } from '@/lib/platform/navigation'
import { refuseOrProve } from '@/lib/platform/prove'
import { decideGrant } from '../commands/decide-grant'
import { giveRole, withdrawRequest } from '../commands/give-role'
import { takeRole } from '../commands/take-role'
import { canDecideRoles } from '../policy'
import { decideGrantInput, giveRoleInput, requestInput, roleOf, takeRoleInput } from '../schema'

export async function giveRoleAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people', canDecideRoles)
  const input = readForm(giveRoleInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const { personId, reason, choice } = input.data
  const result = await giveRole(viewer, { personId, reason, ...roleOf(input.data) })
  if (!result.ok) return refuseOrProve(result, form, `/admin/people/${personId}/roles?give=${choice}`)
  return redirectTo(`/admin/people/${personId}?said=${result.value.isAsked ? 'administrationAsked' : 'roleGiven'}`)
}

export async function takeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people', canDecideRoles)
  const input = readForm(takeRoleInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const { personId, grantId } = input.data
  const result = await takeRole(viewer, input.data)
  if (!result.ok) return refuseOrProve(result, form, `/admin/people/${personId}/roles?take=${grantId}`)
  return redirectTo(`/admin/people/${personId}?said=roleTaken`)
}

export async function decideGrantAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin', canDecideRoles)
  const input = readForm(decideGrantInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const { personId, isGranted } = input.data
  const result = await decideGrant(viewer, input.data)
  if (!result.ok) return refuseOrProve(result, form, `/admin/people/${personId}`)
  return redirectTo(`/admin/people/${personId}?said=${isGranted ? 'roleGiven' : 'grantDeclined'}`)
}

export async function withdrawRequestAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin', canDecideRoles)
  const input = readForm(requestInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await withdrawRequest(viewer, input.data.requestId)
  if (!result.ok) return refuse(result, form)
  return redirectTo(`/admin/people/${input.data.personId}?said=requestWithdrawn`)
}
