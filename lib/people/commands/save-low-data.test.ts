import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildMember } from '@/prisma/seed/viewers'
import { profileOf } from '../queries/profile'
import { saveLowData } from './save-low-data'

it('a wish for less data is kept with the person who has it, once, with a trace', async () => {
  const [viewer, other] = [await buildMember(db), await buildMember(db)]
  for (const wish of [true, true]) expect(await saveLowData(viewer, wish)).toMatchObject({ ok: true })
  expect(await profileOf(viewer)).toMatchObject({ lowData: true, version: 2 })
  expect(await profileOf(other)).toMatchObject({ lowData: false, version: 1 })
  const entries = await db.auditEntry.findMany({ where: { subjectId: viewer.personId } })
  expect(entries.map(({ act, fields }) => [act, fields])).toEqual([['person.saveProfile', ['lowData']]])
  await saveLowData(viewer, false)
  expect(await profileOf(viewer)).toMatchObject({ lowData: false, version: 3 })
})
