import 'server-only'
import { inTheirOrder } from '@/lib/platform/batches'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canChooseTrainers, canSeePool } from '../policy'
import type { Among } from '../schema'
import { idsOfFound } from './found'
import { findPeople } from './people'

const MOST = 20

/** Somebody to choose: with what tells namesakes apart, or says why to choose them. */
export type Choice = { value: string; label: string; detail: string | null }

/** People to choose one from, by words that somebody is writing. Nobody for those who plan nothing. */
export async function peopleToChoose(viewer: Viewer, among: Among, words: string): Promise<Choice[]> {
  const mayChoose = among === 'trainers' ? canChooseTrainers(viewer) : canSeePool(viewer)
  if (!mayChoose || words.trim() === '') return []
  return among === 'trainers' ? trainersToChoose(viewer, words) : anybodyToChoose(viewer, words)
}

async function anybodyToChoose(viewer: Viewer, words: string): Promise<Choice[]> {
  const people = await findPeople(viewer, words, MOST)
  return people.map(({ id, name, address, organisation }) => ({
    value: id,
    label: name,
    detail: address ?? organisation,
  }))
}

async function trainersToChoose(viewer: Viewer, words: string): Promise<Choice[]> {
  const ids = await idsOfFound(viewer, { q: words, among: 'trainers' }, {}, { take: MOST })
  const trainers = await inTheirOrder(ids, (some) =>
    db.person.findMany({
      where: { id: { in: some } },
      select: { id: true, name: true, trainer: { select: { expertise: true } } },
    }),
  )
  return trainers.map(({ id, name, trainer }) => ({
    value: id,
    label: name,
    detail: trainer?.expertise.join(' · ') || null,
  }))
}
