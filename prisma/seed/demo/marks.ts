import type { Enrolment, MarkValue } from '@prisma/client'
import type { Chance } from '../chance'

/** A mark of somebody who comes to so many sessions in a thousand. */
export function likelyMark(chance: Chance, diligencePermille: number): MarkValue {
  if (chance.happens(diligencePermille / 1000))
    return chance.happens(0.08) ? 'late' : chance.happens(0.03) ? 'leftEarly' : 'present'
  return chance.happens(0.35) ? 'excused' : 'absent'
}

/** Marks by enrolment for everybody who was enrolled when the session was held. */
export function marksFor(
  enrolments: Enrolment[],
  startsAt: Date,
  markOf: (enrolment: Enrolment) => MarkValue,
): Record<string, MarkValue> {
  const there = enrolments.filter(
    ({ beganAt, endedAt }) => beganAt && beganAt <= startsAt && (!endedAt || endedAt > startsAt),
  )
  return Object.fromEntries(there.map((enrolment) => [enrolment.id, markOf(enrolment)]))
}
