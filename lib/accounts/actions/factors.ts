'use server'

import { requireAllowed, requireMember } from '@/lib/platform/auth'
import { readForm, refuseFields } from '@/lib/platform/form'
import { noFields, requireFields } from '@/lib/platform/form-fields'
import type { FormState } from '@/lib/platform/form-state'
import { redirectTo, saying } from '@/lib/platform/navigation'
import { refuseOrProve } from '@/lib/platform/prove'
import { clientAddress } from '@/lib/platform/request'
import { makeRecoveryCodes } from '../commands/make-recovery-codes'
import { setFactorRule } from '../commands/set-factor-rule'
import { beginTotp, confirmTotp, removeTotp } from '../commands/set-up-totp'
import { canSetFactorRule } from '../policy'
import { spaced, withoutCode } from '../rules/second-factor'
import { codeInput, factorRuleInput, newCodesInput } from '../schema'

const FACTOR_PATH = '/account/second-factor'
const CODES_PATH = '/account/recovery-codes'

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
