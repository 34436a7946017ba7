import { expect, it } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { isAdministrator, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { createAdministrator } from './create-administrator'
import { signIn } from './sign-in'

const password = 'a parrot on the wave'

it('makes an administrator who can sign in at once', async () => {
  const address = `${unique()}@people.test`
  const made = await createAdministrator({ name: 'Ada', address, password })
  expect(made).toMatchObject({ ok: true })
  const entered = await signIn(visitor, { address, password })
  expect(entered).toMatchObject({ ok: true, value: { home: '/admin' } })
  const viewer = entered.ok && 'token' in entered.value && (await viewerOfSignIn(entered.value.token))
  expect(viewer && isAdministrator(viewer)).toBe(true)
})

it('done twice makes one, with the last password', async () => {
  const address = `${unique()}@people.test`
  const { id } = await buildPerson(db, { name: 'On record', email: address, account: { state: 'suspended' } })
  await createAdministrator({ name: 'Ada', address, password })
  expect(await createAdministrator({ name: 'Ada', address, password: `${password}s` })).toEqual({
    ok: true,
    value: { personId: id },
  })
  expect(await db.roleGrant.count({ where: { personId: id } })).toBe(1)
  expect(await signIn(visitor, { address, password })).toMatchObject({ reason: 'signInWrong' })
  expect(await signIn(visitor, { address, password: `${password}s` })).toMatchObject({ ok: true })
})

it('refuses a password that others try first', async () => {
  const input = { name: 'Ada', address: `${unique()}@people.test`, password: 'administrator' }
  expect(await createAdministrator(input)).toMatchObject({ reason: 'passwordCommon' })
})
