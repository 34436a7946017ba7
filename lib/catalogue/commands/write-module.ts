import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { once } from '@/lib/platform/once'
import { done, type Result, refused } from '@/lib/platform/result'
import { changedTexts } from '@/lib/platform/texts'
import { keepUndo } from '@/lib/platform/undo'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { withPlace } from '../rules'
import type { ModuleInput } from '../schema'
import type { ModuleToUndo } from './to-undo'
import { lockCurriculum, textsWithFirst } from './write-edition'

/** Adds a module to an edition, at its place among those of its term or after them. */
export async function addModule(
  viewer: Member,
  editionId: string,
  key: string,
  input: ModuleInput,
): Promise<Result<{ moduleId: string }>> {
  return transaction((tx) =>
    once(tx, viewer, key, { editionId, input }, async () => {
      const edition = await lockCurriculum(tx, viewer, editionId)
      if (!edition.ok) return edition
      if (!(await isTermOf(tx, editionId, input.termId))) return refused('notOnList', { field: 'termId' })
      const texts = textsWithFirst([], input.texts, 'title', edition.value.baseLocale)
      if (!texts.ok) return texts
      const { id } = await tx.module.create({
        data: { ...columnsOf(input), editionId, position: 0, texts: { create: texts.value } },
        select: { id: true },
      })
      await putInPlace(tx, { id, editionId, termId: input.termId ?? null, place: input.position })
      await record(tx, viewer, 'module.add', editionId, id)
      return done({ moduleId: id })
    }),
  )
}

/** Changes a module. Refuses with 'stale' where it was changed since it was read. */
export async function changeModule(
  viewer: Viewer,
  { editionId, moduleId, version }: { editionId: string; moduleId: string; version: number },
  input: ModuleInput,
): Promise<Result<undefined>> {
  return transaction(async (tx) => {
    const module = await lockModule(tx, viewer, editionId, moduleId)
    if (!module.ok) return module
    if (module.value.version !== version) return refused('stale')
    if (!(await isTermOf(tx, editionId, input.termId))) return refused('notOnList', { field: 'termId' })
    const saved = module.value
    const texts = textsWithFirst(saved.texts, input.texts, 'title', saved.baseLocale)
    if (!texts.ok) return texts
    await tx.module.update({ where: { id: moduleId }, data: { ...columnsOf(input), version: { increment: 1 } } })
    await tx.moduleText.deleteMany({ where: { moduleId } })
    await tx.moduleText.createMany({ data: texts.value.map((text) => ({ moduleId, ...text })) })
    const place = input.position ?? saved.position
    await putInPlace(tx, { id: moduleId, editionId, termId: input.termId ?? null, place })
    const fields = changedFields(saved, input, texts.value)
    await record(tx, viewer, 'module.change', editionId, moduleId, fields)
    return done()
  })
}

/** Takes a module out of its edition; 'moduleHasSessions' where sessions are planned for it. */
export async function removeModule(
  viewer: Viewer,
  { editionId, moduleId, version }: { editionId: string; moduleId: string; version: number },
): Promise<Result<{ undoId: string | null }>> {
  return transaction(async (tx) => {
    const module = await lockModule(tx, viewer, editionId, moduleId)
    if (!module.ok) return module
    if (module.value.version !== version) return refused('stale')
    const count = await tx.sessionEdition.count({ where: { moduleId } })
    if (count > 0) return refused('moduleHasSessions', { params: { count } })
    await tx.module.delete({ where: { id: moduleId } })
    await record(tx, viewer, 'module.remove', editionId, moduleId)
    const { baseLocale: _, ...saved } = module.value
    const was: ModuleToUndo = { editionId, moduleId, ...saved }
    return done({ undoId: await keepUndo(tx, viewer, 'module.remove', was) })
  })
}

async function lockModule(tx: Tx, viewer: Viewer, editionId: string, moduleId: string) {
  const edition = await lockCurriculum(tx, viewer, editionId)
  if (!edition.ok) return edition
  if (!isId(moduleId)) return refused('notFound')
  const module = await tx.module.findFirst({
    where: { id: moduleId, editionId },
    select: {
      version: true,
      position: true,
      termId: true,
      credits: true,
      hours: true,
      isElective: true,
      texts: { select: { locale: true, title: true } },
    },
  })
  if (!module) return refused('notFound')
  return done({ ...module, credits: module.credits?.toNumber() ?? null, baseLocale: edition.value.baseLocale })
}

type Saved = Extract<Awaited<ReturnType<typeof lockModule>>, { ok: true }>['value']

function changedFields(saved: Saved, input: ModuleInput, texts: Saved['texts']): string[] {
  const wanted = { ...columnsOf(input), position: input.position ?? saved.position }
  const columns = Object.keys(wanted) as (keyof typeof wanted)[]
  return [...columns.filter((field) => saved[field] !== wanted[field]), ...changedTexts(saved.texts, texts, ['title'])]
}

export async function isTermOf(tx: Tx, editionId: string, termId: string | null | undefined): Promise<boolean> {
  return !termId || (await tx.term.count({ where: { id: termId, editionId } })) > 0
}

/** Numbers the modules of a term, or those outside the terms, from 1, with one of them at a place of its own. */
export async function putInPlace(
  tx: Tx,
  { id, editionId, termId, place }: { id: string; editionId: string; termId: string | null; place?: number },
) {
  const modules = await tx.module.findMany({
    where: { editionId, termId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true },
  })
  const ids = withPlace(
    modules.map((module) => module.id),
    id,
    place ?? modules.length,
  )
  for (const [i, moduleId] of ids.entries()) {
    const position = i + 1
    if (modules.some((module) => module.id === moduleId && module.position === position)) continue
    await tx.module.update({ where: { id: moduleId }, data: { position } })
  }
}

function columnsOf({ termId, credits, hours, isElective }: ModuleInput) {
  return { termId: termId ?? null, credits: credits ?? null, hours: hours ?? null, isElective }
}

async function record(tx: Tx, viewer: Viewer, act: string, editionId: string, id: string, fields?: string[]) {
  await recordAct(tx, viewer, { act, subject: { type: 'Module', id }, editionId, fields })
}
