import { afterEach, expect, it, vi } from 'vitest'
import { unique } from '@/prisma/seed/ids'
import { buildMember } from '@/prisma/seed/viewers'
import { db, transaction } from './db'
import { deleteOldKeys, KEY_KEPT_DAYS, once } from './once'
import { done } from './result'
import type { Member } from './viewer'

const SECOND = 1000
const DAY = 86_400 * SECOND
const noon = new Date('2026-06-01T12:00:00Z')

afterEach(() => {
  vi.useRealTimers()
})

/** How often the command ran that came with this key. */
const runsOf = (viewer: Member, key: string, counted: { runs: number }) =>
  transaction((tx) => once(tx, viewer, key, { about: 'it' }, async () => done(++counted.runs)))

it('a key makes a command one for seven days, and is deleted then', async () => {
  vi.setSystemTime(noon)
  const viewer = await buildMember(db)
  const [key, counted] = [unique(), { runs: 0 }]
  await runsOf(viewer, key, counted)
  vi.setSystemTime(noon.getTime() + KEY_KEPT_DAYS * DAY - SECOND)
  await deleteOldKeys()
  expect(await runsOf(viewer, key, counted)).toEqual({ ok: true, value: 1 })
  expect(counted.runs).toBe(1)
  vi.setSystemTime(noon.getTime() + KEY_KEPT_DAYS * DAY + SECOND)
  await deleteOldKeys()
  expect(await db.commandKey.count({ where: { key } })).toBe(0)
})

it('old keys go by the batch, those of the last days stay', async () => {
  vi.setSystemTime(noon)
  const { personId: viewerId } = await buildMember(db)
  const old = { viewerId, bodyHash: 'x', result: {}, createdAt: new Date(noon.getTime() - 8 * DAY) }
  await db.commandKey.createMany({ data: Array.from({ length: 1_201 }, () => ({ ...old, key: unique() })) })
  await db.commandKey.create({ data: { ...old, key: 'new', createdAt: new Date(noon.getTime() - 6 * DAY) } })
  await deleteOldKeys()
  expect(await db.commandKey.findMany({ where: { viewerId }, select: { key: true } })).toEqual([{ key: 'new' }])
})
