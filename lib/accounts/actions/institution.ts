'use server'

import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { currentViewer, requireMember } from '@/lib/platform/auth'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import { noFields, requireFields } from '@/lib/platform/form-fields'
import type { FormState } from '@/lib/platform/form-state'
import { expectBack } from '@/lib/platform/institution-cookie'
import { redirectTo } from '@/lib/platform/navigation'
import { refuseOrProve } from '@/lib/platform/prove'
import { clientAddress } from '@/lib/platform/request'
import { beginAtInstitution, beginLink, beginProof, type Sent } from '../commands/institution-begin'
import { unlinkInstitution } from '../commands/institution-link'
import { atInstitutionInput, institutionInput } from '../schema'

const PATH = '/account'

export async function institutionSignInAction(_: FormState, form: FormData): Promise<FormState> {
  const input = readForm(atInstitutionInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const asked = { locale: await getLocale(), next: input.data.next }
  const result = await beginAtInstitution(await currentViewer(), asked, await clientAddress())
  if (!result.ok) return refuse(result, form)
  return leaveFor(result.value)
}

export async function linkInstitutionAction(_: FormState, form: FormData): Promise<FormState> {
  requireFields(form, noFields)
  const viewer = await requireMember(PATH)
  const result = await beginLink(viewer, { locale: await getLocale() }, await clientAddress())
  if (!result.ok) return refuseOrProve(result, form, PATH)
  return leaveFor(result.value)
}

export async function proveAtInstitutionAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(PATH)
  const input = readForm(atInstitutionInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const asked = { locale: await getLocale(), next: input.data.next }
  const result = await beginProof(viewer, asked, await clientAddress())
  if (!result.ok) return refuse(result, form)
  return leaveFor(result.value)
}

export async function unlinkInstitutionAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(PATH)
  const input = readForm(institutionInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await unlinkInstitution(viewer, input.data.identityId)
  if (!result.ok) return refuseOrProve(result, form, PATH)
  return redirectTo(`${PATH}?said=institutionUnlinked`)
}

/** The one way out of the product: to the address that the configured institution says of itself. */
async function leaveFor({ address, token }: Sent): Promise<never> {
  await expectBack(token)
  redirect(address)
}
