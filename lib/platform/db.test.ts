import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { buildPerson } from '@/prisma/seed/people'
import { db, transaction } from './db'
import { once } from './once'
import { done } from './result'
import type { Member } from './viewer'

it('stores an instant as it is, whatever zone the server lives in', async () => {
  const [{ name }] = (await db.$queryRaw`SELECT current_database() AS name`) as [{ name: string }]
  await db.$executeRawUnsafe(`ALTER DATABASE "${name}" SET timezone TO 'Asia/Tashkent'`)
  await db.$disconnect()
  const createdAt = new Date('2026-10-25T00:30:00.123Z')
  const { id } = await buildPerson(db, { createdAt })
  const [{ text }] = (await db.$queryRaw`
    SELECT to_char("createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS text
    FROM "Person" WHERE "id" = ${id}::uuid`) as [{ text: string }]
  expect(text).toBe('2026-10-25T00:30:00.123')
  expect((await db.person.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(createdAt)
})

it('does a command that is sent ten times at once, once', async () => {
  const person = await buildPerson(db)
  const viewer = { kind: 'member', personId: person.id } as Member
  const key = randomUUID()
  const send = (body: unknown) =>
    transaction((tx) =>
      once(tx, viewer, key, body, async () => {
        const { id } = await buildPerson(tx, { name: 'Made once' })
        return done(id)
      }),
    )
  const answers = await Promise.all(Array.from({ length: 10 }, () => send({ n: 1 })))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await db.person.count({ where: { name: 'Made once' } })).toBe(1)
  expect(await send({ n: 2 })).toEqual({ ok: false, reason: 'keyReused' })
})

it('keeps the audit log append-only', async () => {
  await db.auditEntry.create({ data: { at: new Date(), act: 'test', subjectType: 'test', subjectId: 'x', fields: [] } })
  await expect(db.auditEntry.updateMany({ data: { act: 'other' } })).rejects.toThrow(/append-only/)
  await expect(db.auditEntry.deleteMany()).rejects.toThrow(/append-only/)
  await expect(db.$executeRaw`TRUNCATE "AuditEntry"`).rejects.toThrow(/append-only/)
  expect(await db.auditEntry.count()).toBe(1)
})
