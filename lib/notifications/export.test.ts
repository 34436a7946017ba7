import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { csvOf } from '@/lib/platform/spreadsheet-csv'
import { buildMember } from '@/prisma/seed/viewers'
import { mailExport } from './export'
import { mailView } from './schema'

test('the mail that was written leaves as its list shows it, for administrators alone', async () => {
  const administrator = await buildMember(db, { name: '@Ada', grants: [{ role: 'administrator' }] })
  await db.outboxMessage.deleteMany()
  const message = { kind: 'people.reset', dedupeKey: 'one', payload: {}, personId: administrator.personId }
  await transaction((tx) => enqueue(tx, message))
  await db.outboxMessage.updateMany({ data: { createdAt: new Date('2026-11-22T10:00:00Z') } })
  const view = mailView.parse({})
  const list = await mailExport({ ...administrator, zone: 'Africa/Nairobi' }, view, 'en')
  expect(list && Buffer.concat(await Readable.from(csvOf(list.table)).toArray()).toString()).toBe(
    '\uFEFF"When","To","What it says","State"\r\n' +
      '"2026-11-22 13:00","\'@Ada","Choose a new password","Waiting"\r\n',
  )
  expect(await mailExport(await buildMember(db), view, 'en')).toBeNull()
})
