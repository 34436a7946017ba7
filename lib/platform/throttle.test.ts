import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/platform/db'
import { unique } from '@/prisma/seed/ids'
import { deleteOldThrottles, forget, giveBack, type Level, type Limit, take, takeFromAll } from './throttle'

const limits = fc.record({ burst: fc.integer({ min: 1, max: 50 }), anHour: fc.integer({ min: 1, max: 100 }) })
const gaps = fc.array(fc.integer({ min: 0, max: 3_600_000 }), { minLength: 1, maxLength: 120 })

/** Tries after each gap; how many were let through, and what was left. */
function tries(limit: Limit, waits: number[]) {
  let at = 0
  let kept: Level | null = null
  let count = 0
  for (const wait of waits) {
    at += wait
    const answer = take(kept, limit, new Date(at))
    if (answer.ok) {
      kept = { level: answer.level, at: new Date(at) }
      count += 1
    }
  }
  return { count, at, kept }
}

describe('a throttle', () => {
  test('never lets through more than its burst and what its hours give', () => {
    fc.assert(
      fc.property(limits, gaps, (limit, waits) => {
        const { count, at } = tries(limit, [0, ...waits])
        const hours = at / 3_600_000
        expect(count).toBeLessThanOrEqual(limit.burst + hours * limit.anHour + 1e-6)
      }),
    )
  })

  test('of several takes all or none, and says from when it holds all of them', () => {
    const limit = { burst: 10, anHour: 10 }
    const at = new Date(0)
    expect(take(null, limit, at, 10)).toEqual({ ok: true, level: 10 })
    const [held, from] = [take({ level: 6, at }, limit, at, 7), new Date(3 * 360_000)]
    expect(held).toEqual({ ok: false, from })
    expect(take({ level: 6, at }, limit, from, 7)).toMatchObject({ ok: true })
  })

  test('lets through the whole burst at once, and says from when the next', () => {
    fc.assert(
      fc.property(limits, (limit) => {
        const { count, kept, at } = tries(limit, Array(limit.burst).fill(0))
        expect(count).toBe(limit.burst)
        const refused = take(kept, limit, new Date(at))
        expect(refused.ok).toBe(false)
        if (refused.ok) return
        expect(take(kept, limit, refused.from).ok).toBe(true)
        expect(take(kept, limit, new Date(refused.from.getTime() - 60_000)).ok).toBe(false)
      }),
    )
  })

  test('takes nothing where it refuses, and nothing for a clock that goes back', () => {
    const limit = { burst: 2, anHour: 60 }
    const full = { level: 2, at: new Date(3_600_000) }
    expect(take(full, limit, full.at)).toEqual({ ok: false, from: new Date(3_660_000) })
    expect(take(full, limit, new Date(0)).ok).toBe(false)
  })

  test('holds for all who take at once, from every throttle or from none', async () => {
    const [account, client] = [
      { kind: 'account', of: unique(), limit: { burst: 3, anHour: 1 } },
      { kind: 'client', of: unique(), limit: { burst: 5, anHour: 1 } },
    ]
    const answers = await Promise.all(Array.from({ length: 12 }, () => takeFromAll([client, account])))
    expect(answers.filter((one) => one === null)).toHaveLength(3)
    expect(answers.find((one) => one)?.kind).toBe('account')
    // The client's still has two, since what the account's refused took none of them.
    const others = await Promise.all(
      Array.from({ length: 4 }, () => takeFromAll([client, { ...account, of: unique() }])),
    )
    expect(others.filter((one) => one === null)).toHaveLength(2)
  })

  test('keeps no row of what it refused: whoever is held and goes on trying fills no table', async () => {
    const held = { kind: 'z-client', of: unique(), limit: { burst: 1, anHour: 1 } }
    expect(await takeFromAll([held])).toBeNull()
    const before = await db.throttle.count()
    const tries = Array.from({ length: 5 }, () => ({ kind: 'account', of: unique(), limit: { burst: 3, anHour: 1 } }))
    for (const account of tries) expect((await takeFromAll([account, held]))?.kind).toBe('z-client')
    expect(await db.throttle.count()).toBe(before)
  })

  test('is deleted a day after it was last taken from', async () => {
    const [old, young] = [unique(), unique()]
    const at = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    await db.throttle.createMany({
      data: [
        { key: old, level: 1, at: at(25) },
        { key: young, level: 1, at: at(23) },
      ],
    })
    await deleteOldThrottles()
    expect(await db.throttle.findMany({ where: { key: { in: [old, young] } }, select: { key: true } })).toEqual([
      { key: young },
    ])
  })

  test('gives back, and forgets', async () => {
    const one = { kind: 'account', of: unique(), limit: { burst: 1, anHour: 1 } }
    expect(await takeFromAll([one])).toBeNull()
    expect(await takeFromAll([one])).not.toBeNull()
    await transaction((tx) => giveBack(tx, one))
    expect(await takeFromAll([one])).toBeNull()
    await transaction((tx) => forget(tx, one))
    expect(await takeFromAll([one])).toBeNull()
  })

  test('keeps no address', async () => {
    const of = `${unique()}@throttled.test`
    await takeFromAll([{ kind: 'account', of, limit: { burst: 1, anHour: 1 } }])
    expect(JSON.stringify(await db.throttle.findMany())).not.toContain('throttled')
  })
})
