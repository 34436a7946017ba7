import { stageImport } from '@/lib/people/commands/import-stage'
import { importPreview } from '@/lib/people/queries/import'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { buildMember } from '@/prisma/seed/viewers'

export const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })

export const list = (...lines: string[]) => ({ name: 'people.csv', bytes: Buffer.from(lines.join('\r\n')) })

/** Stages a list that can be read, and gives the import's id. */
export async function staged(viewer: Member, ...lines: string[]): Promise<string> {
  const result = await stageImport(viewer, list(...lines))
  if (!result.ok) throw new Error(result.reason)
  return result.value.importId
}

export const preview = async (viewer: Member, id: string) => {
  const found = await importPreview(viewer, id, { show: undefined, page: 1 })
  if (!found) throw new Error('there is no such import')
  return found
}

export const verdicts = async (viewer: Member, id: string) =>
  (await preview(viewer, id)).rows.map(({ line, verdict }) => `${line} ${verdict}`)
