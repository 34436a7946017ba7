import 'server-only'
import { createHash } from 'node:crypto'
import { deleteByBatch } from './batches'
import { now } from './clock'
import { db, type Tx, transaction } from './db'
import { Crowded } from './turnstile'

const HOUR_MS = 3_600_000

/** So many at once, and then so many an hour, evenly. */
export type Limit = { burst: number; anHour: number }

/** What has been taken and not yet been given back by time, as it was at a moment. */
export type Level = { level: number; at: Date }

/**
 * Takes one or several, as from a bucket that leaks: the new level or, where the burst does not hold them, the moment from
 * which they may be taken. What is refused takes nothing, so that nobody is kept out for longer by who goes on trying.
 */
export function take(
  before: Level | null,
  limit: Limit,
  at: Date,
  count = 1,
): { ok: true; level: number } | { ok: false; from: Date } {
  const passed = before ? Math.max(0, at.getTime() - before.at.getTime()) / HOUR_MS : 0
  const level = Math.max(0, (before?.level ?? 0) - passed * limit.anHour) + count
  if (level <= limit.burst) return { ok: true, level }
  return { ok: false, from: new Date(at.getTime() + Math.ceil(((level - limit.burst) / limit.anHour) * HOUR_MS)) }
}

/** `count` is how many are taken at once, where it is not one. */
export type Throttle = { kind: string; of: string; limit: Limit; count?: number }

/**
 * Takes from each throttle or, where one of them is used up, from none. Kept in the database, so that it holds for all
 * processes and after a restart. The moment from which to try again, and which throttle it is, where it is refused.
 */
export async function takeFromAll(throttles: Throttle[]): Promise<{ from: Date; kind: string } | null> {
  return transaction(async (tx) => {
    const at = now()
    const taken: [key: string, level: number][] = []
    const made: string[] = []
    for (const { kind, of, limit, count } of inOrder(throttles)) {
      const key = keyOf({ kind, of })
      const isNew = await tx.$executeRaw`
        INSERT INTO "Throttle" ("key", "level", "at") VALUES (${key}, 0, ${at}) ON CONFLICT ("key") DO NOTHING`
      if (isNew) made.push(key)
      const [before] = await tx.$queryRaw<Level[]>`SELECT "level", "at" FROM "Throttle" WHERE "key" = ${key} FOR UPDATE`
      const answer = take(before ?? null, limit, at, count)
      if (!answer.ok) {
        // Else a machine that is held would fill the table with whatever addresses it goes on making up.
        await tx.throttle.deleteMany({ where: { key: { in: made } } })
        return { from: answer.from, kind }
      }
      taken.push([key, answer.level])
    }
    for (const [key, level] of taken) {
      // Written anew where somebody who proved who they are has just had it forgotten.
      await tx.throttle.upsert({ where: { key }, create: { key, level, at }, update: { level, at } })
    }
    return null
  })
}

/** What is told to whoever is refused: whole minutes, never none. */
export const minutesUntil = (from: Date) => Math.max(1, Math.ceil((from.getTime() - now().getTime()) / 60_000))

/** Gives one back that turned out to be no abuse. */
export async function giveBack(tx: Tx, throttle: Pick<Throttle, 'kind' | 'of'>) {
  await tx.$executeRaw`UPDATE "Throttle" SET "level" = greatest(0, "level" - 1) WHERE "key" = ${keyOf(throttle)}`
}

/** Does what a try was taken for; where it is too crowded for that, nothing was tried, and each throttle gets its own back. */
export async function orGiveBack<T>(throttles: Throttle[], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Crowded) {
      await transaction(async (tx) => {
        for (const throttle of inOrder(throttles)) await giveBack(tx, throttle)
      })
    }
    throw error
  }
}

/** Lets somebody begin anew who has proved who they are. */
export async function forget(tx: Tx, throttle: Pick<Throttle, 'kind' | 'of'>) {
  await tx.throttle.deleteMany({ where: { key: keyOf(throttle) } })
}

/** Deletes what nothing is left of: no limit gives back more slowly than in a day. */
export async function deleteOldThrottles() {
  const before = new Date(now().getTime() - 24 * HOUR_MS)
  await deleteByBatch(
    (most) => db.$executeRaw`
      DELETE FROM "Throttle" WHERE "key" IN (
        SELECT "key" FROM "Throttle" WHERE "at" < ${before} LIMIT ${most} FOR UPDATE SKIP LOCKED
      )`,
  )
}

/** Always in the same order, so that two who wait for each other's rows cannot be. */
const inOrder = (throttles: Throttle[]) => throttles.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

/** What it is about is kept as its hash: addresses of people and machines need not stand in one more table. */
function keyOf({ kind, of }: Pick<Throttle, 'kind' | 'of'>): string {
  return `${kind}:${createHash('sha256').update(of).digest('base64url')}`
}
