import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { frontPage } from './front-page'

const DAY_MS = 86_400_000
const dayFrom = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

test('what is full is counted among what is open as having a waiting list, and drawn as such', async () => {
  const dates = { startsOn: dayFrom(20), endsOn: dayFrom(40) }
  const [free, full, byApplication] = await Promise.all([
    buildEdition(db, { ...dates, places: 2 }),
    buildEdition(db, { ...dates, places: 1 }),
    buildEdition(db, { ...dates, places: 1, wayIn: 'application' }),
  ])
  for (const { id: editionId } of [free, full, byApplication]) await buildEnrolment(db, { editionId })
  const { numbers, year } = await frontPage(visitor, 'en')
  expect(numbers).toMatchObject({ open: 3, full: 1 })
  expect(new Map(year.editions.map(({ id, look }) => [id, look]))).toEqual(
    new Map([
      [free.id, 'open'],
      [full.id, 'full'],
      [byApplication.id, 'open'],
    ]),
  )
})
