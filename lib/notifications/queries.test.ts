import { beforeAll, expect, test } from 'vitest'
import { db, transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { mailLog } from './queries'
import { mailView } from './schema'

let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
  await db.outboxMessage.deleteMany()
  for (const kind of ['test.first', 'test.second', 'test.third'])
    await transaction((tx) => enqueue(tx, { kind, dedupeKey: kind, payload: {}, personId: administrator.personId }))
})

const kinds = async (query: object) =>
  (await mailLog(administrator, mailView.parse(query)))?.messages.map(({ kind }) => kind.replace('test.', ''))

test('mails are listed the newest first, or the oldest, and any other sort is the first of these', async () => {
  expect(await kinds({})).toEqual(['third', 'second', 'first'])
  expect(await kinds({ sort: 'when' })).toEqual(['first', 'second', 'third'])
  for (const odd of ['secret', '-secret', ['', 'when'], { a: 1 }])
    expect(await kinds({ sort: odd })).toEqual(await kinds({}))
})

test('a page beyond the last is the last', async () => {
  const beyond = await mailLog(administrator, mailView.parse({ page: '99' }))
  expect([beyond?.page, beyond?.pages, beyond?.count, beyond?.messages.length]).toEqual([1, 1, 3, 3])
})

test('they are an administrator’s to read, in three statements', async () => {
  expect(await countQueries(() => mailLog(administrator, mailView.parse({})))).toBe(3)
  for (const viewer of [visitor, await buildMember(db)]) expect(await mailLog(viewer, mailView.parse({}))).toBeNull()
})
