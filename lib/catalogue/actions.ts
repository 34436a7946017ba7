'use server'

import { refresh } from 'next/cache'
import { notFound } from 'next/navigation'
import type { z } from 'zod'
import { requireMember } from '@/lib/platform/auth'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import type { FormState } from '@/lib/platform/form-state'
import { redirectTo, saying } from '@/lib/platform/navigation'
import { refuseOrProve } from '@/lib/platform/prove'
import type { Refusal } from '@/lib/platform/result'
import { actOnEdition } from './commands/act-on-edition'
import { appointCoordinator, dismissCoordinator } from './commands/appoint-coordinator'
import { changeCourse } from './commands/change-course'
import { changeEdition } from './commands/change-edition'
import { createCourse } from './commands/create-course'
import { createEdition } from './commands/create-edition'
import { undoDismissal, undoRemoveModule, undoRemoveTerm } from './commands/undo'
import { addModule, changeModule, removeModule } from './commands/write-module'
import { addTerm, changeTerm, removeTerm } from './commands/write-term'
import {
  cancelInput,
  coordinatorInput,
  courseInput,
  editionInput,
  moduleInput,
  newEditionInput,
  ofCourse,
  ofEdition,
  ofKnownEdition,
  ofModule,
  ofNew,
  ofNewEdition,
  ofNewPart,
  ofTerm,
  ofUndo,
  plainActInput,
  termInput,
} from './schema'

export async function createCourseAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/admin/courses/new')
  const { key } = hidden(ofNew, form, courseInput)
  const input = readForm(courseInput, form, ofNew)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await createCourse(viewer, key, input.data)
  if (!result.ok) return refuse(result, form)
  return redirectTo(`/admin/courses/${result.value.code}?said=courseCreated`)
}

export async function changeCourseAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/admin/courses')
  const known = hidden(ofCourse, form, courseInput)
  const input = readForm(courseInput, form, ofCourse)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await changeCourse(viewer, known, input.data)
  if (!result.ok) return refuseBeside(result, form)
  return redirectTo(`/admin/courses/${result.value.code}?said=saved`)
}

export async function createEditionAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember('/admin/courses')
  const { key, courseId } = hidden(ofNewEdition, form, newEditionInput)
  const input = readForm(newEditionInput, form, ofNewEdition)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await createEdition(viewer, courseId, key, input.data)
  if (!result.ok) return refuse(result, form)
  return redirectTo(`/admin/editions/${result.value.slug}?said=editionCreated`)
}

export async function changeEditionAction(_: FormState, form: FormData): Promise<FormState> {
  const known = hidden(ofKnownEdition, form, editionInput)
  const viewer = await requireMember(editionPath(known, '/edit'))
  const input = readForm(editionInput, form, ofKnownEdition)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await changeEdition(viewer, known, input.data)
  if (!result.ok) return refuseBeside(result, form)
  return redirectTo(editionPath(known, '?said=saved'))
}

export async function actOnEditionAction(_: FormState, form: FormData): Promise<FormState> {
  const input = hidden(plainActInput, form)
  const result = await actOnEdition(await requireMember(editionPath(input)), input)
  if (!result.ok) return refuseBeside(result, form)
  // Back to the list, where there may be more to archive.
  if (input.onOverview) return redirectTo(`${saying(`/admin?edition=${input.slug}`, said[input.act])}#over`)
  return redirectTo(editionPath(input, `?said=${said[input.act]}`))
}

export async function cancelEditionAction(_: FormState, form: FormData): Promise<FormState> {
  const known = hidden(ofKnownEdition, form, cancelInput)
  const viewer = await requireMember(editionPath(known))
  const input = readForm(cancelInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await actOnEdition(viewer, { ...input.data, act: 'cancel' })
  if (!result.ok) return refuseBeside(result, form)
  return redirectTo(editionPath(known, `?said=${said.cancel}`))
}

export async function addModuleAction(_: FormState, form: FormData): Promise<FormState> {
  const { key, ...edition } = hidden(ofNewPart, form, moduleInput)
  const viewer = await requireMember(editionPath(edition, '/modules'))
  const input = readForm(moduleInput, form, ofNewPart)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await addModule(viewer, edition.editionId, key, input.data)
  if (!result.ok) return refuse(result, form)
  return redirectTo(editionPath(edition, '/modules?said=moduleAdded'))
}

export async function changeModuleAction(_: FormState, form: FormData): Promise<FormState> {
  const known = hidden(ofModule, form, moduleInput)
  const viewer = await requireMember(editionPath(known, '/modules'))
  const input = readForm(moduleInput, form, ofModule)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await changeModule(viewer, known, input.data)
  if (!result.ok) return refuseBeside(result, form)
  return redirectTo(editionPath(known, '/modules?said=saved'))
}

export async function removeModuleAction(_: FormState, form: FormData): Promise<FormState> {
  const known = hidden(ofModule, form)
  const result = await removeModule(await requireMember(editionPath(known, '/modules')), known)
  if (!result.ok) return refuseBeside(result, form)
  return redirectTo(saying(editionPath(known, '/modules'), 'moduleRemoved', result.value.undoId))
}

export async function undoRemoveModuleAction(_: FormState, form: FormData): Promise<FormState> {
  return undone(form, undoRemoveModule, '/modules?said=moduleBack')
}

export async function addTermAction(_: FormState, form: FormData): Promise<FormState> {
  const { key, ...edition } = hidden(ofNewPart, form, termInput)
  const viewer = await requireMember(editionPath(edition, '/modules'))
  const input = readForm(termInput, form, ofNewPart)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await addTerm(viewer, edition.editionId, key, input.data)
  if (!result.ok) return refuse(result, form)
  return redirectTo(editionPath(edition, '/modules?said=termAdded'))
}

export async function changeTermAction(_: FormState, form: FormData): Promise<FormState> {
  const known = hidden(ofTerm, form, termInput)
  const viewer = await requireMember(editionPath(known, '/modules'))
  const input = readForm(termInput, form, ofTerm)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await changeTerm(viewer, known, input.data)
  if (!result.ok) return refuseBeside(result, form)
  return redirectTo(editionPath(known, '/modules?said=saved'))
}

export async function removeTermAction(_: FormState, form: FormData): Promise<FormState> {
  const known = hidden(ofTerm, form)
  const result = await removeTerm(await requireMember(editionPath(known, '/modules')), known)
  if (!result.ok) return refuseBeside(result, form)
  return redirectTo(saying(editionPath(known, '/modules'), 'termRemoved', result.value.undoId))
}

export async function undoRemoveTermAction(_: FormState, form: FormData): Promise<FormState> {
  return undone(form, undoRemoveTerm, '/modules?said=termBack')
}

export async function appointCoordinatorAction(_: FormState, form: FormData): Promise<FormState> {
  const edition = hidden(ofEdition, form, coordinatorInput)
  const viewer = await requireMember(editionPath(edition, '/coordinators'))
  const about = readForm(coordinatorInput, form)
  if (!about.ok) return refuseFields(about.issues, form)
  const result = await appointCoordinator(viewer, about.data)
  if (!result.ok) return refuseOrProve(result, form, editionPath(edition, '/coordinators'))
  return redirectTo(editionPath(edition, '/coordinators?said=coordinatorAppointed'))
}

export async function dismissCoordinatorAction(_: FormState, form: FormData): Promise<FormState> {
  const about = hidden(coordinatorInput, form)
  const result = await dismissCoordinator(await requireMember(editionPath(about, '/coordinators')), about)
  if (!result.ok) return refuseOrProve(result, form, editionPath(about, '/coordinators'))
  const { undoId, staysThroughCourse } = result.value
  const said = staysThroughCourse ? 'coordinatorStays' : 'coordinatorDismissed'
  return redirectTo(saying(editionPath(about, '/coordinators'), said, undoId))
}

export async function undoDismissalAction(_: FormState, form: FormData): Promise<FormState> {
  return undone(form, undoDismissal, '/coordinators?said=coordinatorBack')
}

const said = {
  publish: 'editionPublished',
  takeBack: 'editionTakenBack',
  cancel: 'editionCancelled',
  archive: 'editionArchived',
  reopen: 'editionReopened',
}

async function undone(form: FormData, undo: typeof undoDismissal, back: string): Promise<FormState> {
  const known = hidden(ofUndo, form)
  const result = await undo(await requireMember(editionPath(known)), known.undoId)
  if (!result.ok) return refuseOrProve(result, form, editionPath(known, back.split('?')[0]))
  return redirectTo(editionPath(known, back))
}

/** Hidden fields are ours: wrong ones name nothing that there is. */
function hidden<S extends z.ZodObject>(schema: S, form: FormData, ...besides: z.ZodObject[]): z.infer<S> {
  const read = readForm(schema, form, ...besides)
  return read.ok ? read.data : notFound()
}

/** After a refusal for a change made meanwhile, the page shows what is saved now beside what was filled in. */
function refuseBeside(refusal: Refusal, form: FormData): Promise<FormState> {
  if (refusal.reason === 'stale') refresh()
  return refuse(refusal, form)
}

function editionPath({ slug }: { slug: string }, rest = ''): string {
  return `/admin/editions/${slug}${rest}`
}
