'use server'

import { refresh } from 'next/cache'
import { notFound } from 'next/navigation'
import { requireMember } from '@/lib/platform/auth'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import { requireFields, requireForm } from '@/lib/platform/form-fields'
import type { FormState } from '@/lib/platform/form-state'
import { isId } from '@/lib/platform/inputs'
import { redirectTo } from '@/lib/platform/navigation'
import { correctMark } from './commands/correct-mark'
import { saveMarks } from './commands/save-marks'
import { correctMarkInput, isRegisterField, marksIn, saveMarksInput } from './schema'

export async function saveMarksAction(_: FormState, form: FormData): Promise<FormState> {
  requireFields(form, (name) => (isRegisterField(name) ? 'once' : undefined))
  const sessionId = sessionIdIn(form)
  const viewer = await requireMember(`/teach/sessions/${sessionId}`)
  const read = saveMarksInput.safeParse({
    sessionId,
    version: form.get('version') ?? undefined,
    key: form.get('key') ?? undefined,
    close: form.get('close') === 'yes',
    marks: marksIn(form),
  })
  if (!read.success) return refuseFields(read.error.issues, form)
  const saved = await saveMarks(viewer, read.data)
  if (!saved.ok) return refuseAnew(await refuse(saved, form))
  const said = saved.value.isClosed ? 'registerClosed' : 'marksSaved'
  return redirectTo(`/teach/sessions/${sessionId}?said=${said}&saved=${saved.value.version}`)
}

export async function correctMarkAction(_: FormState, form: FormData): Promise<FormState> {
  const sessionId = sessionIdIn(form)
  const viewer = await requireMember(`/teach/sessions/${sessionId}`)
  const read = readForm(correctMarkInput, form)
  if (!read.ok) return refuseFields(read.issues, form)
  const corrected = await correctMark(viewer, read.data)
  if (!corrected.ok) return refuseAnew(await refuse(corrected, form))
  return redirectTo(`/teach/sessions/${sessionId}?said=markCorrected#e-${read.data.enrolmentId}`)
}

function sessionIdIn(form: FormData): string {
  requireForm(form)
  const sessionId = form.get('sessionId')
  if (!isId(sessionId)) notFound()
  return sessionId
}

/** What was refused is shown beside what is saved now, so the page has to come anew. */
function refuseAnew(state: FormState): FormState {
  refresh()
  return state
}
