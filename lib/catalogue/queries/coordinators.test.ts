import { expect, test } from 'vitest'
import { invite } from '@/lib/accounts/commands/invite'
import { db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildGrant, buildOrganisation, buildPerson } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { coordinatorsOf } from './coordinators'

test('an edition is coordinated by who was appointed to it and by who coordinates its course, each once', async () => {
  const edition = await buildEdition(db)
  const sister = await buildEdition(db, { courseId: edition.courseId })
  const session = await buildSession(db, { editionId: edition.id })
  const organisation = await buildOrganisation(db, { name: 'Court of Nakuru' })
  const scopes = { edition: { editionId: edition.id }, course: { courseId: edition.courseId } }
  const appointed = await buildMember(db, { name: 'Ana', grants: [{ role: 'coordinator', ...scopes.edition }] })
  const few = await countQueries(() => coordinatorsOf(appointed, edition))
  const programme = await buildPerson(db, { name: 'Bao', email: null, organisationId: organisation.id })
  await buildGrant(db, programme.id, { role: 'coordinator', ...scopes.course })
  const both = await buildPerson(db, { name: 'Carla', email: 'carla@people.test' })
  for (const scope of [scopes.course, scopes.edition]) await buildGrant(db, both.id, { role: 'coordinator', ...scope })
  for (const grant of [
    { role: 'coordinator' as const, editionId: sister.id },
    { role: 'coordinator' as const, sessionId: session.id },
    { role: 'observer' as const, ...scopes.course },
    { role: 'administrator' as const },
  ]) {
    await buildPerson(db, { name: 'Nobody of it', grants: [grant] })
  }
  const merged = await buildPerson(db, { grants: [{ role: 'coordinator', ...scopes.course }] })
  await db.person.update({ where: { id: merged.id }, data: { mergedIntoId: both.id } })

  expect(await coordinatorsOf(appointed, edition)).toMatchObject([
    { name: 'Ana', isAppointed: true, isThroughCourse: false },
    { name: 'Bao', isAppointed: false, isThroughCourse: true, address: null, organisation: 'Court of Nakuru' },
    { name: 'Carla', isAppointed: true, isThroughCourse: true, address: 'carla@people.test' },
  ])
  expect(await countQueries(() => coordinatorsOf(appointed, edition))).toBe(few)

  const administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const standing = async () =>
    (await coordinatorsOf(administrator, edition)).map(({ hasAccount, isInvited, canBeInvited }) => [
      hasAccount,
      isInvited,
      canBeInvited,
    ])
  const before = await standing()
  expect(before[1], 'without an address nobody can be invited').toEqual([false, false, false])
  expect(before[2]).toEqual([false, false, true])
  expect((await coordinatorsOf(appointed, edition)).some(({ canBeInvited }) => canBeInvited)).toBe(false)
  await invite(administrator, both.id)
  expect((await standing())[2]).toEqual([false, true, true])
  for (const viewer of [visitor, await buildMember(db)]) expect(await coordinatorsOf(viewer, edition)).toEqual([])
})
