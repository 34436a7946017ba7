'use server'

import { refresh } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { isSlug } from '@/lib/catalogue/schema'
import { requireMember } from '@/lib/platform/auth'
import { formatInstant, formatZone } from '@/lib/platform/dates'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import type { FormState } from '@/lib/platform/form-state'
import { ownPath, redirectTo, saying } from '@/lib/platform/navigation'
import type { Refusal } from '@/lib/platform/result'
import { assignTrainer } from './commands/assign-trainer'
import { cancelSession } from './commands/cancel-session'
import { changeDetails } from './commands/change-details'
import { planSeries } from './commands/plan-series'
import { planSession } from './commands/plan-session'
import { removeTrainer } from './commands/remove-trainer'
import { rescheduleSession } from './commands/reschedule-session'
import { undoMove, undoRemoval } from './commands/undo'
import {
  assignInput,
  cancelInput,
  detailsInput,
  ofEdition,
  ofForm,
  removeInput,
  rescheduleInput,
  seriesInput,
  sessionInput,
  undoInput,
} from './schema'

export async function planSeriesAction(_: FormState, form: FormData): Promise<FormState> {
  const { viewer, slug } = await planner(form, seriesInput, ofForm)
  const input = readForm(seriesInput, form, ofForm)
  if (!input.ok) return refuseFields(input.issues, form)
  const own = readForm(ofForm, form, seriesInput)
  if (!own.ok) return refuseFields(own.issues, form)
  const result = await planSeries(viewer, own.data.editionId, own.data.key, input.data)
  if (!result.ok) return refuseHere(result, viewer.zone, form)
  return redirectTo(`/admin/editions/${slug}/schedule?said=seriesPlanned`)
}

export async function planSessionAction(_: FormState, form: FormData): Promise<FormState> {
  const { viewer, slug } = await planner(form, sessionInput, ofForm)
  const input = readForm(sessionInput, form, ofForm)
  if (!input.ok) return refuseFields(input.issues, form)
  const own = readForm(ofForm, form, sessionInput)
  if (!own.ok) return refuseFields(own.issues, form)
  const result = await planSession(viewer, own.data.editionId, own.data.key, input.data)
  if (!result.ok) return refuseHere(result, viewer.zone, form)
  return redirectTo(`/admin/editions/${slug}/schedule?said=sessionPlanned`)
}

export async function rescheduleAction(_: FormState, form: FormData): Promise<FormState> {
  const { viewer, slug, back: from } = await planner(form, rescheduleInput)
  const input = readForm(rescheduleInput, form, ofEdition)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await rescheduleSession(viewer, input.data)
  if (!result.ok) return refuseHere(result, viewer.zone, form)
  const back = ownPath(from, `/admin/editions/${slug}/schedule/${input.data.sessionId}`)
  return redirectTo(saying(back, 'sessionMoved', result.value.undoId))
}

export async function undoMoveAction(_: FormState, form: FormData): Promise<FormState> {
  return undone(form, undoMove, 'sessionMovedBack')
}

export async function undoRemovalAction(_: FormState, form: FormData): Promise<FormState> {
  return undone(form, undoRemoval, 'trainerBack')
}

export async function changeDetailsAction(_: FormState, form: FormData): Promise<FormState> {
  const { viewer, slug } = await planner(form, detailsInput)
  const input = readForm(detailsInput, form, ofEdition)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await changeDetails(viewer, input.data)
  if (!result.ok) return refuseHere(result, viewer.zone, form)
  return redirectTo(`/admin/editions/${slug}/schedule/${input.data.sessionId}?said=saved`)
}

export async function cancelSessionAction(_: FormState, form: FormData): Promise<FormState> {
  const { viewer, slug } = await planner(form, cancelInput)
  const input = readForm(cancelInput, form, ofEdition)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await cancelSession(viewer, input.data)
  if (!result.ok) return refuseHere(result, viewer.zone, form)
  return redirectTo(`/admin/editions/${slug}/schedule/${input.data.sessionId}?said=sessionCancelled`)
}

export async function assignTrainerAction(_: FormState, form: FormData): Promise<FormState> {
  const { viewer, slug } = await planner(form, assignInput)
  const input = readForm(assignInput, form, ofEdition)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await assignTrainer(viewer, input.data)
  if (!result.ok) return refuseHere(result, viewer.zone, form)
  return redirectTo(`/admin/editions/${slug}/schedule/${input.data.sessionId}?said=trainerAssigned`)
}

export async function removeTrainerAction(_: FormState, form: FormData): Promise<FormState> {
  const { viewer, slug } = await planner(form, removeInput)
  const input = readForm(removeInput, form, ofEdition)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await removeTrainer(viewer, input.data)
  if (!result.ok) return refuseHere(result, viewer.zone, form)
  const path = `/admin/editions/${slug}/schedule/${input.data.sessionId}`
  return redirectTo(saying(path, 'trainerRemoved', result.value.undoId))
}

async function undone(form: FormData, undo: typeof undoMove, said: string): Promise<FormState> {
  const input = readForm(undoInput, form)
  const viewer = await requireMember('/admin/calendar')
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await undo(viewer, input.data.undoId)
  if (!result.ok) return refuseHere(result, viewer.zone, form)
  const back = ownPath(input.data.back, `/admin/editions/${input.data.slug}/schedule/${result.value.sessionId}`)
  return redirectTo(saying(back, said))
}

/**
 * Who sends the form, the edition's name in the address to come back to, and where else to; whether they may is the
 * command's to decide. `besides` is what else the form says.
 */
async function planner(form: FormData, ...besides: z.ZodObject[]) {
  const own = readForm(ofEdition, form, ...besides)
  const slug = own.ok && isSlug(own.data.slug) ? own.data.slug : ''
  const viewer = await requireMember(`/admin/editions/${slug}/schedule`)
  return { slug, viewer, back: own.ok ? own.data.back : undefined }
}

/**
 * A clash says when it would be, in the planner's zone, at length in the summary and shortly by its field; who was overtaken by somebody else sees beside what they filled
 * in what the session is now.
 */
async function refuseHere(refusal: Refusal, zone: string, form: FormData): Promise<FormState> {
  if (refusal.reason === 'stale') refresh()
  const when = refusal.params?.when
  if (!(when instanceof Date)) return refuse(refusal, form)
  const locale = await getLocale()
  const said = `${formatInstant(when, zone, locale)} ${formatZone(zone, when, locale)}`
  const state = await refuse({ ...refusal, params: { ...refusal.params, when: said } }, form)
  const t = await getTranslations('sessions.preview')
  const { name = '', title = '' } = refusal.params as Record<string, string>
  const beside = t('notFree', { name })
  const link = refusal.link ? { path: refusal.link, text: t('lookAt', { title }) } : undefined
  return { ...state, errors: state.errors.map((error) => ({ ...error, beside, link })) }
}
