import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildGrant, buildOrganisation, buildPerson } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { rolesOfPerson } from './person-roles'

test('a person’s roles are told with what each holds for, since when and by whom, in as many statements for many', async () => {
  const administrator = await buildMember(db, { name: 'Ines Varga', grants: [{ role: 'administrator' }] })
  const course = await buildCourse(db, { code: 'LAW-1', title: { en: 'Law', ar: 'القانون' } })
  const edition = await buildEdition(db, { courseId: course.id, slug: 'law-1', label: 'First', isRestricted: true })
  const session = await buildSession(db, { editionId: edition.id, title: 'Evidence' })
  const organisation = await buildOrganisation(db, { name: 'Court of Nakuru' })
  const { id } = await buildPerson(db, { grants: [{ role: 'observer' }] })
  const few = await countQueries(() => rolesOfPerson(administrator, id, 'ar'))
  await buildGrant(db, id, { role: 'coordinator', courseId: course.id })
  await buildGrant(db, id, { role: 'coordinator', editionId: edition.id })
  await buildGrant(db, id, { role: 'coordinator', sessionId: session.id })
  await buildGrant(db, id, { role: 'focalPoint', organisationId: organisation.id })
  expect([few, await countQueries(() => rolesOfPerson(administrator, id, 'ar'))]).toEqual([1, 1])
  await db.roleGrant.updateMany({
    where: { personId: id, courseId: course.id },
    data: { grantedById: administrator.personId },
  })
  const roles = await rolesOfPerson(administrator, id, 'ar')
  expect(roles.map(({ role, scope }) => [role, scope?.kind, scope?.title, scope?.label, scope?.href])).toEqual([
    ['coordinator', 'course', { text: 'القانون' }, undefined, '/admin/courses/LAW-1'],
    ['coordinator', 'edition', { text: 'القانون' }, { text: 'First', lang: 'en' }, '/admin/editions/law-1'],
    ['coordinator', 'session', { text: 'Evidence' }, undefined, `/admin/editions/law-1/schedule/${session.id}`],
    ['focalPoint', 'organisation', { text: 'Court of Nakuru' }, undefined, null],
    ['observer', undefined, undefined, undefined, undefined],
  ])
  expect(roles[0]?.by).toEqual({ id: administrator.personId, name: 'Ines Varga' })
  for (const viewer of [visitor, await buildMember(db)]) expect(await rolesOfPerson(viewer, id, 'en')).toEqual([])
})
