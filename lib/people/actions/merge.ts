'use server'

import { getLocale } from 'next-intl/server'
import { requireAllowed } from '@/lib/platform/auth'
import { readForm, refuseFields } from '@/lib/platform/form'
import type { FormState } from '@/lib/platform/form-state'
import { redirectTo } from '@/lib/platform/navigation'
import { refuseOrProve } from '@/lib/platform/prove'
import { mergePeople } from '../commands/merge-people'
import { unmergePeople } from '../commands/unmerge-people'
import { canMergePeople } from '../policy'
import { mergeInput, unmergeInput } from '../schema'

export async function mergePeopleAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people', canMergePeople)
  const input = readForm(mergeInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const { fromId, intoId } = input.data
  const result = await mergePeople(viewer, input.data, await getLocale())
  if (!result.ok) return refuseOrProve(result, form, `/admin/people/${fromId}/merge?into=${intoId}`)
  return redirectTo(`/admin/people/${intoId}?said=peopleMerged`)
}

export async function unmergePeopleAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAllowed('/admin/people', canMergePeople)
  const input = readForm(unmergeInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const { mergeId, personId } = input.data
  const result = await unmergePeople(viewer, mergeId, await getLocale())
  if (!result.ok) return refuseOrProve(result, form, `/admin/people/${personId}/merge/${mergeId}`)
  return redirectTo(`/admin/people/${result.value.fromId}?said=peopleUnmerged`)
}
