import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { csvOf } from '@/lib/platform/spreadsheet-csv'
import { visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { scheduleExport } from './export'

test('a schedule as those see it who run the edition, each session on its own clock', async () => {
  const edition = await buildEdition(db)
  const trainer = await buildTrainer(db, { name: 'Dr Amina Yusuf' })
  const startsAt = new Date('2026-11-24T14:00:00Z')
  const at = { editionId: edition.id, startsAt, minutes: 90, zone: 'Europe/Rome' }
  await buildSession(db, { ...at, title: '=Evidence', trainers: [trainer.id] })
  await buildSession(db, { ...at, startsAt: new Date('2026-11-25T14:00:00Z'), title: 'Off', isLive: false })
  const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] })
  const list = await scheduleExport(coordinator, edition.slug, 'en')
  expect(list?.act).toMatchObject({ act: 'schedule.export', editionId: edition.id })
  const text = list && Buffer.concat(await Readable.from(csvOf(list.table)).toArray()).toString()
  expect(text).toBe(
    '\uFEFF"Starts","Ends","Time zone","Session","Module","Trainers","Where","Register"\r\n' +
      '"2026-11-24 15:00","2026-11-24 16:30","Europe/Rome","\'=Evidence","","Dr Amina Yusuf","Online","Not taken"\r\n' +
      '"2026-11-25 15:00","2026-11-25 16:30","Europe/Rome","Off","","","Online","Cancelled"\r\n',
  )
  for (const viewer of [visitor, memberOf(trainer, { isTrainer: true }), await buildMember(db)])
    expect(await scheduleExport(viewer, edition.slug, 'en')).toBe(null)
})
