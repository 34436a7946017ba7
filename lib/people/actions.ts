'use server'

import { refresh } from 'next/cache'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { currentViewer, requireAllowed, requireMember } from '@/lib/platform/auth'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import { noFields, requireFields } from '@/lib/platform/form-fields'
import type { FormState } from '@/lib/platform/form-state'
import { lowDataCookie } from '@/lib/platform/low-data'
import { ownPath, redirectTo } from '@/lib/platform/navigation'
import { isSecure } from '@/lib/platform/sign-in-cookie'
import { addPerson } from './commands/add-person'
import { addToPool } from './commands/add-to-pool'
import { carryOutImport } from './commands/import-carry-out'
import { dropImport } from './commands/import-drop'
import { removePortrait } from './commands/portrait'
import { saveLowData } from './commands/save-low-data'
import { saveProfile } from './commands/save-profile'
import { canAddToPool, canImportPeople } from './policy'
import { importInput, lowDataInput, personInput, poolInput, profileInput } from './schema'

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
  ;(await cookies()).set(lowDataCookie(), value, { ...kept, maxAge })
  const from = (await headers()).get('referer')
  redirect(from && URL.canParse(from) ? ownPath(new URL(from).pathname + new URL(from).search) : '/')
}

export async function addPersonAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people/new', canImportPeople)
  const input = readForm(personInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await addPerson(viewer, input.data)
  if (!result.ok) return refuse(result, form)
  return redirectTo(`/admin/people/${result.value.personId}?said=personAdded`)
}

export async function addToPoolAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people/new?show=trainers', canAddToPool)
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

export async function removePortraitAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/account')
  requireFields(form, noFields)
  const result = await removePortrait(viewer)
  return result.ok ? redirectTo('/account?said=portraitRemoved') : refuse(result, form)
}

const LOW_DATA_DAYS = 365
