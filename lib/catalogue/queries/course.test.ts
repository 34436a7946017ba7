import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { systemViewer, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition, buildModule } from '@/prisma/seed/catalogue'
import { courseByCode, curriculumOf } from './course'
import { editionBySlug, managedEdition } from './edition'

const anything = systemViewer('test')

describe('a course’s page', () => {
  test('shows the curriculum of the latest edition that its reader may see', async () => {
    const course = await buildCourse(db)
    const [older, secret, draft] = await Promise.all([
      buildEdition(db, { courseId: course.id, startsOn: '2025-01-10', endsOn: '2025-02-10' }),
      buildEdition(db, { courseId: course.id, startsOn: '2026-01-10', endsOn: '2026-02-10', isRestricted: true }),
      buildEdition(db, { courseId: course.id, startsOn: '2027-01-10', endsOn: '2027-02-10', state: 'draft' }),
    ])
    await buildModule(db, { editionId: older.id, title: { en: 'Evidence', ar: 'الأدلة' }, credits: 2.5 })
    await buildModule(db, { editionId: secret.id, title: 'Secret module' })
    await buildModule(db, { editionId: draft.id, title: 'Draft module' })
    const titles = async (viewer: Viewer, locale = 'en') =>
      (await curriculumOf(viewer, course.id, locale)).map(({ title, credits }) => [title, credits])
    expect(await titles(visitor)).toEqual([['Evidence', 2.5]])
    expect(await titles(visitor, 'ar')).toEqual([['الأدلة', 2.5]])
    expect(await titles(anything)).toEqual([['Secret module', null]])
  })
})

test.each(['-1', '', 'x'.repeat(5000), '\u0000', '../x', 'a b', '019b0000-0000-7000-8000-000000000000'])(
  'no course or edition is called %j',
  async (name) => {
    for (const viewer of [visitor, anything]) {
      expect(await courseByCode(viewer, name, 'en')).toBeNull()
      expect(await editionBySlug(viewer, name, 'en')).toBeNull()
      expect(await managedEdition(viewer, name, 'en')).toBeNull()
    }
  },
)
