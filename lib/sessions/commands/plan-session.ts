import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { once } from '@/lib/platform/once'
import { done, type Refusal, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { type Times, timesOf } from '../rules'
import type { SessionInput } from '../schema'
import { editionToPlan, whyNot } from './edition-to-plan'
import { withoutClash } from './refuse-clash'
import { tellTrainers } from './tell'
import { writeSessions } from './write-sessions'

/** Plans one session. `key` is the form's: sent twice, it is planned once. */
export async function planSession(
  viewer: Viewer,
  editionId: string,
  key: string,
  input: SessionInput,
): Promise<Result<{ sessionId: string }>> {
  if (viewer.kind !== 'member') return refused('notFound')
  return withoutClash(viewer, (tx, lookFor) =>
    once(tx, viewer, key, { editionId, ...input }, async () => {
      const edition = await editionToPlan(tx, viewer, editionId)
      if (!edition.ok) return edition
      const timed = plannedTimes(input)
      if (!timed.ok) return timed
      const fault = await whyNot(tx, { editionId, ...input })
      if (fault) return fault
      const clash = await lookFor({ slots: [timed.value], trainerIds: input.trainerIds, roomId: input.roomId })
      if (clash) return clash
      const [sessionId = ''] = await writeSessions(tx, { ...input, editionId, times: [timed.value] })
      await recordAct(tx, viewer, { act: 'session.plan', subject: { type: 'session', id: sessionId }, editionId })
      await tellTrainers(tx, input.trainerIds, { sessionId, version: 1 })
      return done({ sessionId })
    }),
  )
}

type Planned = Pick<SessionInput, 'startOn' | 'startTime' | 'endOn' | 'endTime' | 'zone' | 'fold'>

/** The instants of a form's day and times; without a day of its own the end is on the day of the start. */
export function plannedTimes({ startOn, startTime, endOn, endTime, zone, fold }: Planned): Result<Times> {
  const answer = timesOf({
    localStart: `${startOn}T${startTime}`,
    localEnd: `${endOn ?? startOn}T${endTime}`,
    zone,
    fold,
  })
  if (answer.ok) return done(answer.times)
  return refusedTimes(answer.fault)
}

type Fault = Extract<ReturnType<typeof timesOf>, { ok: false }>['fault']

function refusedTimes(fault: Fault): Refusal {
  const params = 'local' in fault ? { local: fault.local.replace('T', ' ') } : undefined
  return refused(fault.reason, { params, field: fault.reason === 'localTimeTwice' ? 'fold' : fault.field })
}
