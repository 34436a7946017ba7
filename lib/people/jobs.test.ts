import { expect, it, vi } from 'vitest'
import { log } from '@/lib/platform/log'
import { startCleaning } from './jobs'

it('cleaning goes on where a part of it fails, and says which', async () => {
  const done: string[] = []
  const error = vi.spyOn(log, 'error').mockReturnValue()
  const { stop } = startCleaning({
    broken: () => Promise.reject(new Error('a disk is away')),
    whole: async () => {
      done.push('whole')
    },
  })
  await stop()
  const said = error.mock.calls
  error.mockRestore()
  expect(done).toEqual(['whole'])
  expect(said).toEqual([
    [expect.objectContaining({ job: 'broken', message: 'a disk is away' }), 'what is old could not be deleted'],
  ])
})
