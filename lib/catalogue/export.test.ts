import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Exported } from '@/lib/platform/spreadsheet'
import { csvOf } from '@/lib/platform/spreadsheet-csv'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildMember } from '@/prisma/seed/viewers'
import { coursesExport } from './export'
import { managedCoursesView } from './schema'

let administrator: Member
let coordinator: Member
let learner: Member

beforeAll(async () => {
  const secret = await buildCourse(db, { code: 'FOLKLORE', kind: 'webinar', title: '=Folklore' })
  const other = await buildCourse(db, { code: 'ANTIQUE', kind: 'workshop', title: 'Antiquities' })
  const { id: editionId } = await buildEdition(db, { courseId: secret.id, isRestricted: true, state: 'draft' })
  await buildEdition(db, { courseId: other.id })
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId }] })
  learner = await buildMember(db)
})

const textOf = async (list: Exported | null) =>
  list && Buffer.concat(await Readable.from(csvOf(list.table)).toArray()).toString()
const view = (query: object = {}) => managedCoursesView.parse(query)

test('the courses of the list leave in its order, formulas neutralised', async () => {
  expect(await textOf(await coursesExport(administrator, view({ sort: '-code' }), 'en'))).toBe(
    '\uFEFF"Course","Code","Kind","Editions","Running or to come","Drafts"\r\n' +
      '"\'=Folklore","FOLKLORE","Webinar","1","0","1"\r\n' +
      '"Antiquities","ANTIQUE","Workshop","1","1","0"\r\n',
  )
})

test('who coordinates has the courses of their editions, and nobody else has any', async () => {
  expect((await textOf(await coursesExport(coordinator, view(), 'en')))?.split('\r\n').length).toBe(3)
  expect(await coursesExport(learner, view(), 'en')).toBeNull()
  expect(await coursesExport(visitor, view(), 'en')).toBeNull()
})
