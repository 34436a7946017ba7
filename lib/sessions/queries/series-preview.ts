import 'server-only'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { expandSeries, type Occurrence } from '../rules'
import type { SeriesInput } from '../schema'
import { type Clash, clashesWith } from './clashes'

export type PreviewRow = Occurrence & { clashes: Clash[]; isOutside: boolean }

/** What a series would make, each date with what is in its way, before anything is saved. */
export async function seriesPreview(viewer: Viewer, edition: { startsOn: string; endsOn: string }, input: SeriesInput) {
  const expansion = expandSeries(input)
  if (!expansion.ok) return expansion
  const { occurrences, leftOut } = expansion
  // A start that exists twice is looked at in both places.
  const slots = occurrences.flatMap((one) => slotsOf(one, input.durationMinutes))
  const clashes = await clashesWith(db, viewer, { slots, trainerIds: input.trainerIds, roomId: input.roomId })
  const rows = occurrences.map((one) => ({
    ...one,
    clashes: clashes.filter(({ slot }) => slots[slot]?.on === one.on),
    isOutside: one.on < edition.startsOn || one.on > edition.endsOn,
  }))
  return { ok: true as const, rows, leftOut }
}

function slotsOf(one: Occurrence, minutes: number): { on: string; startsAt: Date; endsAt: Date }[] {
  const { on } = one
  const from = (startsAt: Date) => ({ on, startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) })
  if (one.kind === 'missing') return []
  return one.kind === 'at' ? [from(one.times.startsAt)] : [from(one.earlier), from(one.later)]
}
