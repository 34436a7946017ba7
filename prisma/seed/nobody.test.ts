import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { signIn } from '@/lib/accounts/commands/sign-in'
import { db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { DEMO_ACCOUNTS, TYPESCRIPT } from '@/scripts/setup/seed.mjs'
import { DEMO_PASSWORD } from './demo'

/** As the operator does it. */
function seed(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...TYPESCRIPT, 'prisma/seed.ts', ...args], {
    encoding: 'utf8',
  })
  return { status, said: stdout.trim() || stderr }
}

const counts = () => Promise.all([db.account.count(), db.person.count(), db.roleGrant.count()])

test('a real institute begins with nobody in it, and nobody of the demonstration ever gets in', async () => {
  expect(await counts(), 'the migrations bring none').toEqual([0, 0, 0])
  expect(seed('--name', 'Institute of Rivers')).toMatchObject({
    status: 0,
    said: expect.stringContaining('Make its first administrator'),
  })
  expect(await counts()).toEqual([0, 0, 0])
  expect(seed('--demo')).toMatchObject({ status: 1, said: expect.stringContaining('Institute of Rivers') })
  expect(await counts()).toEqual([0, 0, 0])
  for (const address of DEMO_ACCOUNTS.map((name) => `${name}@demo.test`)) {
    expect(await signIn(visitor, { address, password: DEMO_PASSWORD })).toMatchObject({ reason: 'signInWrong' })
  }
})
