import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { once } from '@/lib/platform/once'
import { done, type Result, refused } from '@/lib/platform/result'
import { changedTexts } from '@/lib/platform/texts'
import { keepUndo } from '@/lib/platform/undo'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { termSeen, withPlace } from '../rules'
import type { TermInput } from '../schema'
import type { TermToUndo } from './to-undo'
import { lockCurriculum, textsWithFirst } from './write-edition'

/** Adds a term to an edition, at its place among the terms or after them. */
export async function addTerm(
  viewer: Member,
  editionId: string,
  key: string,
  input: TermInput,
): Promise<Result<{ termId: string }>> {
  return transaction((tx) =>
    once(tx, viewer, key, { editionId, input }, async () => {
      const edition = await lockCurriculum(tx, viewer, editionId)
      if (!edition.ok) return edition
      const texts = textsWithFirst([], input.texts, 'name', edition.value.baseLocale)
      if (!texts.ok) return texts
      const data = { editionId, position: 0, texts: { create: texts.value } }
      const { id } = await tx.term.create({ data, select: { id: true } })
      await putTermInPlace(tx, editionId, id, input.place)
      await record(tx, viewer, 'term.add', editionId, id)
      return done({ termId: id })
    }),
  )
}

type Known = { editionId: string; termId: string; seen: string }

/** Changes a term's names and place. Refuses with 'stale' where it is not any more what its reader saw. */
export async function changeTerm(viewer: Viewer, known: Known, input: TermInput): Promise<Result<undefined>> {
  const { editionId, termId } = known
  return transaction(async (tx) => {
    const term = await lockTerm(tx, viewer, known)
    if (!term.ok) return term
    const saved = term.value
    const texts = textsWithFirst(saved.texts, input.texts, 'name', saved.baseLocale)
    if (!texts.ok) return texts
    await tx.termText.deleteMany({ where: { termId } })
    await tx.termText.createMany({ data: texts.value.map((text) => ({ termId, ...text })) })
    const place = input.place ?? saved.position
    await putTermInPlace(tx, editionId, termId, place)
    const moved = place === saved.position ? [] : ['position']
    const fields = [...changedTexts(saved.texts, texts.value, ['name']), ...moved]
    await record(tx, viewer, 'term.change', editionId, termId, fields)
    return done()
  })
}

/** Takes a term out of its edition; 'termHasModules' where modules are in it. */
export async function removeTerm(viewer: Viewer, known: Known): Promise<Result<{ undoId: string | null }>> {
  const { editionId, termId } = known
  return transaction(async (tx) => {
    const term = await lockTerm(tx, viewer, known)
    if (!term.ok) return term
    const count = await tx.module.count({ where: { termId } })
    if (count > 0) return refused('termHasModules', { params: { count } })
    await tx.term.delete({ where: { id: termId } })
    await record(tx, viewer, 'term.remove', editionId, termId)
    const { position, texts } = term.value
    const was: TermToUndo = { editionId, termId, position, texts }
    return done({ undoId: await keepUndo(tx, viewer, 'term.remove', was) })
  })
}

async function lockTerm(tx: Tx, viewer: Viewer, { editionId, termId, seen }: Known) {
  const edition = await lockCurriculum(tx, viewer, editionId)
  if (!edition.ok) return edition
  if (!isId(termId)) return refused('notFound')
  const term = await tx.term.findFirst({
    where: { id: termId, editionId },
    select: { position: true, texts: { select: { locale: true, name: true } } },
  })
  if (!term) return refused('notFound')
  return termSeen(term) === seen ? done({ ...term, baseLocale: edition.value.baseLocale }) : refused('stale')
}

/** Numbers an edition's terms from 1, with one of them at a place of its own. */
export async function putTermInPlace(tx: Tx, editionId: string, id: string, place?: number) {
  const orderBy = [{ position: 'asc' as const }, { id: 'asc' as const }]
  const terms = await tx.term.findMany({ where: { editionId }, orderBy, select: { id: true } })
  const ids = withPlace(
    terms.map((term) => term.id),
    id,
    place ?? terms.length,
  )
  for (const [i, termId] of ids.entries()) await tx.term.update({ where: { id: termId }, data: { position: i + 1 } })
}

async function record(tx: Tx, viewer: Viewer, act: string, editionId: string, id: string, fields?: string[]) {
  await recordAct(tx, viewer, { act, subject: { type: 'Term', id }, editionId, fields })
}
