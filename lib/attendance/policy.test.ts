import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment, type EnrolmentInput } from '@/prisma/seed/enrolments'
import { buildSession } from '@/prisma/seed/sessions'
import { onRollOf } from './policy'
import { isOnRoll } from './rules'

test('the database finds on a roll whom the rules put there, to the second', async () => {
  const edition = await buildEdition(db, { places: 50 })
  const session = await buildSession(db, { editionId: edition.id, startsAt: new Date('2026-11-24T14:00:00Z') })
  const at = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000)
  const { startsAt, endsAt } = session
  const long = at(startsAt, -900_000)
  const cases: Omit<EnrolmentInput, 'editionId' | 'personId'>[] = [
    ...[-1, 0, 1].map((seconds) => ({ at: at(startsAt, seconds) })),
    ...[-1, 0, 1].map((seconds) => ({ at: at(endsAt, seconds) })),
    ...[-1, 0, 1].map((seconds) => ({ state: 'withdrawn' as const, at: long, endedAt: at(startsAt, seconds) })),
    ...[-1, 0, 1].map((seconds) => ({ state: 'removed' as const, at: long, endedAt: at(endsAt, seconds) })),
    { state: 'completed', at: long },
    { state: 'failed', at: long },
    { state: 'waitlisted', at: long },
    { state: 'offered', at: long },
  ]
  const enrolments = []
  for (const one of cases) enrolments.push(await buildEnrolment(db, { editionId: edition.id, ...one }))
  await buildEnrolment(db, { editionId: (await buildEdition(db)).id, at: long })
  const found = await db.enrolment.findMany({ where: onRollOf(session), select: { id: true } })
  const onRoll = enrolments.filter((enrolment) => isOnRoll(enrolment, session)).map(({ id }) => id)
  expect(found.map(({ id }) => id).toSorted()).toEqual(onRoll.toSorted())
  expect(onRoll).toHaveLength(4 + 1 + 3 + 2)
})
