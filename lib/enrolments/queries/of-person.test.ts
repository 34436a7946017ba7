import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { enrolmentsOfPerson, taughtByPerson } from './of-person'

test('a person’s editions stand the latest first, the first few of them, in as many statements for many', async () => {
  const administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const { id: personId } = await buildTrainer(db)
  const slugs: string[] = []
  const counts: number[] = []
  for (let year = 2011; year <= 2020; year += 1) {
    const edition = await buildEdition(db, { startsOn: `${year}-01-01`, endsOn: `${year}-06-01`, isRestricted: true })
    await buildEnrolment(db, { editionId: edition.id, personId, state: 'completed' })
    const startsAt = new Date(`${year}-02-01T10:00:00Z`)
    await buildSession(db, { editionId: edition.id, trainers: [personId], startsAt })
    slugs.unshift(edition.slug)
    const read = () =>
      Promise.all([enrolmentsOfPerson(administrator, personId, 'en'), taughtByPerson(administrator, personId, 'en')])
    counts.push(await countQueries(read))
  }
  expect(new Set(counts).size).toBe(1)
  const [learnt, taught] = [
    await enrolmentsOfPerson(administrator, personId, 'en'),
    await taughtByPerson(administrator, personId, 'en'),
  ]
  expect([learnt.count, taught.count]).toEqual([10, 10])
  expect(learnt.latest.map(({ slug, state }) => [slug, state])).toEqual(
    slugs.slice(0, 8).map((slug) => [slug, 'completed']),
  )
  expect(taught.latest.map(({ slug }) => slug)).toEqual(slugs.slice(0, 8))
  for (const viewer of [visitor, await buildMember(db)]) {
    expect(await enrolmentsOfPerson(viewer, personId, 'en')).toEqual({ count: 0, latest: [] })
    expect(await taughtByPerson(viewer, personId, 'en')).toEqual({ count: 0, latest: [] })
  }
})
