import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { topicsOfMail } from '@/lib/enrolments/queries/mail-topics'
import { db, transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { csvOf } from '@/lib/platform/spreadsheet-csv'
import { buildMember } from '@/prisma/seed/viewers'
import { mailExport } from './export'
import { mailView } from './schema'

test('the mail that was written leaves as its list shows it, for administrators alone', async () => {
  const administrator = await buildMember(db, { name: '@Ada', grants: [{ role: 'administrator' }] })
  await db.outboxMessage.deleteMany()
  const { personId } = administrator
  const roleGiven = { notice: 'roleGiven', role: 'coordinator' }
  await transaction((tx) =>
    enqueue(
      tx,
      { kind: 'people.reset', dedupeKey: 'one', payload: {}, personId },
      { kind: 'people.notice', dedupeKey: 'two', payload: roleGiven, personId },
    ),
  )
  await db.outboxMessage.updateMany({ data: { createdAt: new Date('2026-11-22T10:00:00Z') } })
  const exported = async (asked: object) => {
    const list = await mailExport(
      { ...administrator, zone: 'Africa/Nairobi' },
      mailView.parse(asked),
      'en',
      topicsOfMail,
    )
    return list && Buffer.concat(await Readable.from(csvOf(list.table)).toArray()).toString()
  }
  const headings = '\uFEFF"When","To","What it says","About","State"\r\n'
  expect(await exported({ what: 'people.reset' })).toBe(
    `${headings}"2026-11-22 13:00","'@Ada","Choose a new password","","Waiting"\r\n`,
  )
  expect(await exported({ what: 'people.notice.roleGiven' })).toBe(
    `${headings}"2026-11-22 13:00","'@Ada","You have a new role","Coordinator","Waiting"\r\n`,
  )
  expect(await mailExport(await buildMember(db), mailView.parse({}), 'en', topicsOfMail)).toBeNull()
})
