import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { managedCoursesView } from '../schema'
import { managedCourses } from './managed-courses'

let administrator: Member
let coordinator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const forensics = await buildCourse(db, { code: 'K-2', title: { en: 'Zeta forensics', zh: '安全取证' } })
  await buildCourse(db, { code: 'K-1', title: { en: 'Beta forensics', zh: '综合取证' } })
  await buildCourse(db, { code: 'K-3', title: { en: 'Alpha', zh: '预防' }, summary: 'Forensics, among other things.' })
  const { id: editionId } = await buildEdition(db, { courseId: forensics.id })
  coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId }] })
})

const listed = async (query: object, locale = 'en', viewer: Member | typeof visitor = administrator) => {
  const { courses } = await managedCourses(viewer, managedCoursesView.parse(query), locale)
  return courses.filter(({ code }) => code.startsWith('K-')).map(({ code }) => code)
}

test('courses are sorted both ways, by title as the reader’s language is', async () => {
  expect(await listed({})).toEqual(['K-3', 'K-1', 'K-2'])
  expect(await listed({ sort: '-course' })).toEqual(['K-2', 'K-1', 'K-3'])
  expect(await listed({ sort: 'code' })).toEqual(['K-1', 'K-2', 'K-3'])
  expect(await listed({ sort: '-code' })).toEqual(['K-3', 'K-2', 'K-1'])
  expect(await listed({ sort: 'course' }, 'zh')).toEqual(['K-2', 'K-3', 'K-1'])
  for (const odd of ['passwordHash', ['x'], { a: 1 }]) expect(await listed({ sort: odd })).toEqual(await listed({}))
})

test('the best answer to words comes first, unless a heading is pressed', async () => {
  expect(await listed({ q: 'forensics' })).toEqual(['K-1', 'K-2', 'K-3'])
  expect(await listed({ q: 'forensics', sort: 'course' })).toEqual(['K-3', 'K-1', 'K-2'])
  expect(managedCoursesView.parse({}).sort).toEqual({ key: 'course', isDescending: false })
})

test('of a coordinator’s there are those of their editions, of others’ none, in as many statements for one as for all', async () => {
  expect(await listed({ sort: 'code' }, 'en', coordinator)).toEqual(['K-2'])
  expect(await listed({}, 'en', visitor)).toEqual([])
  const statements = (viewer: Member) =>
    countQueries(() => managedCourses(viewer, managedCoursesView.parse({ q: 'forensics' }), 'en'))
  expect([await statements(coordinator), await statements(administrator)]).toEqual([3, 3])
})
