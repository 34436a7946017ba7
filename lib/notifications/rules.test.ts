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
  expect(healthOf(['a', 'b'], ['a', 'b'], calm).status).toBe('ok')
  expect(healthOf(['a'], ['a', 'b'], calm)).toMatchObject({ status: 'failing', pendingMigrations: ['b'] })
  expect(healthOf(['a'], ['a'], { oldestSeconds: 601, givenUp: 0 }).status).toBe('failing')
  expect(healthOf(null, ['a'], null)).toMatchObject({ status: 'failing', database: 'silent' })
})
