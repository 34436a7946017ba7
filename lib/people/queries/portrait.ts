import 'server-only'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { store } from '@/lib/platform/store'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { portraitsFor } from '../policy'

export type PortraitFile = { key: string; type: string; size: number; sha256: string }

/** The file of a portrait that the viewer may see; null for anything else, be it there or not. */
export async function portraitFile(viewer: Viewer, id: string): Promise<PortraitFile | null> {
  const people = portraitsFor(viewer)
  if (!people || !isId(id)) return null
  return db.storedFile.findFirst({
    where: { id, AND: [{ portraitOf: { isNot: null } }, { portraitOf: people }] },
    select: { key: true, type: true, size: true, sha256: true },
  })
}

export async function bytesOf({ key }: PortraitFile): Promise<Uint8Array | null> {
  return (await store()).get(key)
}

/** The id of the viewer's own portrait. */
export async function ownPortraitId(viewer: Member): Promise<string | null> {
  const person = await db.person.findUniqueOrThrow({ where: { id: viewer.personId }, select: { portraitId: true } })
  return person.portraitId
}
