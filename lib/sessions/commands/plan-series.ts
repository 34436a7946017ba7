import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { once } from '@/lib/platform/once'
import { done, type Refusal, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { expandSeries, type Occurrence, type Times } from '../rules'
import { MOST_SESSIONS, type SeriesInput } from '../schema'
import { editionToPlan, whyNot } from './edition-to-plan'
import { withoutClash } from './refuse-clash'
import { tellTrainers } from './tell'
import { writeSessions } from './write-sessions'

/**
 * Plans a series: all of its sessions or, where one of them has no time or clashes, none. `key` is the form's: sent
 * twice, it is planned once and the first answer comes back.
 */
export async function planSeries(
  viewer: Viewer,
  editionId: string,
  key: string,
  input: SeriesInput,
): Promise<Result<{ seriesId: string; count: number }>> {
  if (viewer.kind !== 'member') return refused('notFound')
  return withoutClash(viewer, (tx, lookFor) =>
    once(tx, viewer, key, { editionId, ...input }, async () => {
      const edition = await editionToPlan(tx, viewer, editionId)
      if (!edition.ok) return edition
      const expansion = expandSeries(input)
      if (!expansion.ok)
        return refused(expansion.reason, { params: { count: expansion.count, most: MOST_SESSIONS }, field: 'lastOn' })
      const timed = timesOfAll(expansion.occurrences)
      if (!timed.ok) return timed
      const fault = await whyNot(tx, { editionId, ...input })
      if (fault) return fault
      const clash = await lookFor({ slots: timed.value, trainerIds: input.trainerIds, roomId: input.roomId })
      if (clash) return clash
      const { weekdays, firstOn, lastOn, localStart, durationMinutes, zone } = input
      const series = await tx.series.create({
        data: {
          editionId,
          weekdays: [...new Set(weekdays)].sort(),
          firstOn: new Date(firstOn),
          lastOn: new Date(lastOn),
          exceptOn: expansion.leftOut.map((on) => new Date(on)),
          localStart,
          durationMinutes,
          zone,
        },
      })
      const ids = await writeSessions(tx, { ...input, editionId, seriesId: series.id, times: timed.value })
      await recordAct(tx, viewer, { act: 'series.plan', subject: { type: 'series', id: series.id }, editionId })
      await tellTrainers(tx, input.trainerIds, { seriesId: series.id })
      return done({ seriesId: series.id, count: ids.length })
    }),
  )
}

function timesOfAll(occurrences: Occurrence[]): Result<Times[]> {
  const times: Times[] = []
  for (const occurrence of occurrences) {
    if (occurrence.kind !== 'at') return noTime(occurrence)
    times.push(occurrence.times)
  }
  return done(times)
}

function noTime({ kind, localStart }: Occurrence): Refusal {
  const local = localStart.replace('T', ' ')
  return kind === 'missing'
    ? refused('localTimeMissing', { params: { local }, field: 'exceptOn' })
    : refused('localTimeTwice', { params: { local }, field: 'fold' })
}
