import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { recordAct } from '@/lib/platform/audit'
import { type Tx, transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import { changedTexts, textsAfter } from '@/lib/platform/texts'
import type { Viewer } from '@/lib/platform/viewer'
import type { EditionInput } from '../schema'
import { editionColumns, lockManaged } from './write-edition'

type Columns = Extract<ReturnType<typeof editionColumns>, { ok: true }>['value']
type Texts = { locale: string; label: string; about: string }[]

/**
 * Changes what is said of an edition; its places are changed among its participants, its state by an act of its own.
 * Refuses with 'stale' where it was changed since it was read.
 */
export async function changeEdition(
  viewer: Viewer,
  { editionId, version }: { editionId: string; version: number },
  input: EditionInput,
): Promise<Result<undefined>> {
  return transaction(async (tx) => {
    const saved = await lockManaged(tx, viewer, editionId)
    if (!saved) return refused('notFound')
    if (saved.version !== version) return refused('stale')
    if (saved.state === 'cancelled') return refused('editionCancelled')
    if (saved.state === 'archived') return refused('editionArchived')
    const columns = editionColumns(input)
    if (!columns.ok) return columns
    const texts = textsAfter(saved.texts, input.texts)
    const fields = changedFields(saved, columns.value, texts)
    if (fields.length === 0) return done()
    await save(tx, editionId, columns.value, texts)
    await recordAct(tx, viewer, {
      act: 'edition.change',
      subject: { type: 'Edition', id: editionId },
      editionId,
      fields,
    })
    return done()
  })
}

function changedFields(saved: Columns & { texts: Texts }, columns: Columns, texts: Texts): string[] {
  const fields = (Object.keys(columns) as (keyof Columns)[]).filter(
    (field) => !isDeepStrictEqual(saved[field], columns[field]),
  )
  return [...fields, ...changedTexts(saved.texts, texts, ['label', 'about'])]
}

async function save(tx: Tx, editionId: string, columns: Columns, texts: Texts) {
  await tx.edition.update({ where: { id: editionId }, data: { ...columns, version: { increment: 1 } } })
  await tx.editionText.deleteMany({ where: { editionId, locale: { notIn: texts.map(({ locale }) => locale) } } })
  for (const { locale, ...text } of texts) {
    await tx.editionText.upsert({
      where: { editionId_locale: { editionId, locale } },
      update: text,
      create: { editionId, locale, ...text },
    })
  }
}
