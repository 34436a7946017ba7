import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildTrainer } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { planSeries } from './plan-series'

it('stores the same instants on a server that lives in another zone, the session’s and its trainers’', async () => {
  const [{ name }] = (await db.$queryRaw`SELECT current_database() AS name`) as [{ name: string }]
  await db.$executeRawUnsafe(`ALTER DATABASE "${name}" SET timezone TO 'Asia/Tashkent'`)
  await db.$disconnect()
  const edition = await buildEdition(db)
  const trainer = await buildTrainer(db)
  const viewer = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const answer = await planSeries(viewer, edition.id, randomUUID(), {
    title: 'Across the change',
    weekdays: [2],
    firstOn: '2026-10-20',
    lastOn: '2026-10-27',
    exceptOn: [],
    localStart: '00:30',
    durationMinutes: 60,
    zone: 'Europe/Rome',
    delivery: 'online',
    trainerIds: [trainer.id],
    countsAttendance: true,
  })
  expect(answer.ok).toBe(true)
  const stored = await db.$queryRaw`
    SELECT to_char(s."startsAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS starts,
           to_char(t."endsAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS ends, s."localStart"
    FROM "Session" s JOIN "SessionTrainer" t ON t."sessionId" = s.id ORDER BY 1`
  expect(stored).toEqual([
    { starts: '2026-10-19 22:30', ends: '2026-10-19 23:30', localStart: '2026-10-20T00:30' },
    { starts: '2026-10-26 23:30', ends: '2026-10-27 00:30', localStart: '2026-10-27T00:30' },
  ])
  const series = await db.series.findFirstOrThrow()
  expect(series.firstOn.toISOString().slice(0, 10)).toBe('2026-10-20')
})
