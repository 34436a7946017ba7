import fc from 'fast-check'
import { expect, it } from 'vitest'
import { healthOf, MOST_ATTEMPTS, nextAttemptAt } from './rules'

const now = new Date('2026-11-24T09:00:00Z')

it('waits longer after each failure, an hour at most, and then gives up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_ATTEMPTS - 2 }), (attempts) => {
      const wait = (n: number) => (nextAttemptAt(n, now) as Date).getTime() - now.getTime()
      expect(wait(attempts)).toBeLessThanOrEqual(wait(attempts + 1))
      expect(wait(attempts + 1)).toBeLessThanOrEqual(3_600_000)
    }),
  )
  expect(nextAttemptAt(MOST_ATTEMPTS, now)).toBeNull()
})

it('is unwell where the database is silent, a migration is missing or the outbox stands still', () => {
  const calm = { oldestSeconds: 600, givenUp: 0 }
  const seen = { applied: ['a', 'b'], outbox: calm, aheadMs: 0 }
  expect(healthOf(['a', 'b'], seen).status).toBe('ok')
  expect(healthOf(['a', 'b', 'c'], seen)).toMatchObject({ status: 'failing', pendingMigrations: ['c'] })
  expect(healthOf(['a'], { ...seen, outbox: { oldestSeconds: 601, givenUp: 0 } }).status).toBe('failing')
  expect(healthOf(['a', 'b'], seen, false)).toMatchObject({ status: 'failing', disk: 'full' })
  expect(healthOf(['a'], null)).toMatchObject({ status: 'failing', database: 'silent', clock: null })
})

it('says that the clocks differ, and fails nothing for it', () => {
  const seen = { applied: [], outbox: null }
  const clockAt = (aheadMs: number) => healthOf([], { ...seen, aheadMs })
  expect(clockAt(5_000)).toMatchObject({ status: 'ok', clock: { aheadSeconds: 5, differs: false } })
  expect(clockAt(5_001)).toMatchObject({ status: 'ok', clock: { aheadSeconds: 5, differs: true } })
  expect(clockAt(-600_000)).toMatchObject({ status: 'ok', clock: { aheadSeconds: -600, differs: true } })
})
