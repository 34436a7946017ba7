import { expect, it } from 'vitest'
import { hashPassword } from '@/lib/platform/passwords'
import { Crowded } from '@/lib/platform/turnstile'
import { visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { signIn } from './sign-in'

/** So much to hash that no more is taken, until it is told to end. */
async function rush() {
  let isOn = true
  const one = async (): Promise<unknown> => isOn && hashPassword('a rush').then(one)
  const all = Promise.all(Array.from({ length: 202 }, one))
  return {
    end: () => {
      isOn = false
      return all
    },
  }
}

const password = 'maina counts to seven'

it('signing in during a rush is turned away, and afterwards is as it was', async () => {
  const address = `${unique()}@people.test`
  const at = () => signIn(visitor, { address, password })
  const { end } = await rush()
  try {
    await expect(at()).rejects.toBeInstanceOf(Crowded)
  } finally {
    await end()
  }
  expect(await at()).toMatchObject({ reason: 'signInWrong' })
})
