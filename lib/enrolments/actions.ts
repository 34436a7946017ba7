'use server'

import { notFound } from 'next/navigation'
import type { z } from 'zod'
import { requireMember } from '@/lib/platform/auth'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import type { FormState } from '@/lib/platform/form-state'
import { redirectTo } from '@/lib/platform/navigation'
import { tooOften } from '@/lib/platform/often'
import type { Result } from '@/lib/platform/result'
import { changePlaces } from './commands/change-places'
import { enrol } from './commands/enrol'
import { enrolByHand } from './commands/enrol-by-hand'
import { enrolSelection } from './commands/enrol-selection'
import type { Place } from './commands/places'
import { remove, withdraw } from './commands/withdraw'
import {
  changePlacesInput,
  enrolByHandInput,
  enrolInput,
  enrolNewPersonInput,
  enrolSelectionInput,
  removeInput,
  withdrawInput,
} from './schema'

/** A visitor who presses enrol signs in first and comes back to the edition. */
export async function enrolAction(_state: FormState, form: FormData): Promise<FormState> {
  const read = readForm(enrolInput, form)
  if (!read.ok) notFound()
  const { slug } = read.data
  const viewer = await requireMember(`/editions/${slug}`)
  const held = await tooOften('enrol', viewer)
  if (held) return refuse(held, form)
  const result = await enrol(viewer, read.data)
  if (!result.ok) return refuse(result, form)
  return redirectTo(`/my/courses/${slug}?said=${result.value.state === 'waitlisted' ? 'waitlisted' : 'enrolled'}`)
}

export async function withdrawAction(_state: FormState, form: FormData): Promise<FormState> {
  const read = readForm(withdrawInput, form)
  if (!read.ok) return refuseFilledIn(read.issues, form)
  const result = await withdraw(await requireMember(`/my/courses/${read.data.slug}`), read.data)
  if (!result.ok) return refuse(result, form)
  return redirectTo(`${result.value.isShown ? `/my/courses/${read.data.slug}` : '/my'}?said=withdrawn`)
}

export async function enrolByHandAction(_state: FormState, form: FormData): Promise<FormState> {
  const read = readForm(enrolByHandInput, form)
  if (!read.ok) return refuseFilledIn(read.issues, form)
  const { slug } = read.data
  return answerByHand(slug, await enrolByHand(await requireMember(`${participantsPath(slug)}/add`), read.data), form)
}

export async function enrolNewPersonAction(_state: FormState, form: FormData): Promise<FormState> {
  const read = readForm(enrolNewPersonInput, form)
  if (!read.ok) return refuseFilledIn(read.issues, form)
  const { slug } = read.data
  return answerByHand(slug, await enrolByHand(await requireMember(`${participantsPath(slug)}/add`), read.data), form)
}

export async function enrolSelectionAction(_state: FormState, form: FormData): Promise<FormState> {
  const read = readForm(enrolSelectionInput, form)
  if (!read.ok) return refuseFilledIn(read.issues, form)
  const { slug, key } = read.data
  const result = await enrolSelection(await requireMember('/admin/people'), read.data)
  return result.ok ? redirectTo(`${participantsPath(slug)}/selection/${key}`) : refuse(result, form)
}

export async function removeAction(_state: FormState, form: FormData): Promise<FormState> {
  const read = readForm(removeInput, form)
  if (!read.ok) return refuseFilledIn(read.issues, form)
  const { slug, enrolmentId } = read.data
  const result = await remove(await requireMember(`${participantsPath(slug)}/${enrolmentId}`), read.data)
  return result.ok ? redirectTo(`${participantsPath(slug)}?said=participantRemoved`) : refuse(result, form)
}

export async function changePlacesAction(_state: FormState, form: FormData): Promise<FormState> {
  const read = readForm(changePlacesInput, form)
  if (!read.ok) return refuseFilledIn(read.issues, form)
  const { slug, editionId, places, version } = read.data
  const result = await changePlaces(await requireMember(participantsPath(slug)), editionId, places, version)
  return result.ok ? redirectTo(`${participantsPath(slug)}?said=placesChanged`) : refuse(result, form)
}

function answerByHand(slug: string, result: Result<Place>, form: FormData): Promise<FormState> {
  if (!result.ok) return refuse(result, form)
  const said = result.value.state === 'waitlisted' ? 'waitlistedByHand' : 'enrolledByHand'
  return redirectTo(`${participantsPath(slug)}?said=${said}`)
}

/** What a person filled in comes back with its faults; hidden fields are ours, and wrong ones name nothing there is. */
function refuseFilledIn(issues: z.core.$ZodIssue[], form: FormData): Promise<FormState> {
  const hidden = ['slug', 'editionId', 'enrolmentId', 'personId', 'people', 'key', 'version']
  if (issues.some(({ path }) => hidden.includes(String(path[0])))) notFound()
  return refuseFields(issues, form)
}

function participantsPath(slug: string): string {
  return `/admin/editions/${slug}/participants`
}
