import type { RatedSession } from '@/lib/attendance/rules'

export const HOUR = 3_600_000
export const start = new Date('2026-11-24T14:00:00Z')
export const end = new Date('2026-11-24T15:30:00Z')
export const later = (at: Date, ms: number) => new Date(at.getTime() + ms)

export const rule = { rateBasis: 'sessions' as const, latePermille: 500, leftEarlyPermille: 750 }
export const enrolled = { state: 'enrolled', beganAt: new Date('2026-09-01T00:00:00Z'), endedAt: null }
export const after = later(end, HOUR)

/** A session that was held and whose register is closed, with somebody's mark. */
export function held(value: RatedSession['value'], more: Partial<RatedSession> = {}): RatedSession {
  return { startsAt: start, endsAt: end, isLive: true, countsAttendance: true, registerState: 'closed', value, ...more }
}
