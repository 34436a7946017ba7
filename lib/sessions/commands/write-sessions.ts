import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { Times } from '../rules'
import type { SessionInput } from '../schema'

type Common = Pick<
  SessionInput,
  'title' | 'zone' | 'moduleId' | 'delivery' | 'roomId' | 'trainerIds' | 'link' | 'countsAttendance'
>

type Plan = Common & { editionId: string; seriesId?: string; times: Times[] }

/** Writes planned sessions, each with its edition, trainers, link and an open register; their ids in the order of `times`. */
export async function writeSessions(tx: Tx, plan: Plan): Promise<string[]> {
  const { editionId, seriesId, times, title, zone, moduleId, delivery, roomId, link, countsAttendance } = plan
  const rows = times.map((own, i) => ({
    ...own,
    seriesId,
    seriesIndex: seriesId ? i : undefined,
    title,
    zone,
    delivery,
    roomId,
    countsAttendance,
    tzdbVersion: tzdbVersion(),
    icalUid: `${randomUUID()}@${new URL(env().APP_URL).hostname}`,
  }))
  const written = await tx.session.createManyAndReturn({ data: rows, select: { id: true, icalUid: true } })
  const idOf = new Map(written.map(({ id, icalUid }) => [icalUid, id]))
  const sessions = rows.map((row) => ({ ...row, id: idOf.get(row.icalUid) as string }))
  await tx.sessionEdition.createMany({ data: sessions.map(({ id }) => ({ sessionId: id, editionId, moduleId })) })
  await tx.sessionTrainer.createMany({
    data: sessions.flatMap(({ id, startsAt, endsAt }) =>
      [...new Set(plan.trainerIds)].map((trainerId) => ({ sessionId: id, trainerId, startsAt, endsAt, isLive: true })),
    ),
  })
  if (link) await tx.sessionLink.createMany({ data: sessions.map(({ id }) => ({ sessionId: id, url: link })) })
  await tx.register.createMany({ data: sessions.map(({ id }) => ({ sessionId: id })) })
  return sessions.map(({ id }) => id)
}

/** The time zone rules by which instants were reckoned, so that they can be reckoned again when a country changes them. */
export function tzdbVersion(): string {
  return process.versions.tz ?? 'unknown'
}
