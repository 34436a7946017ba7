// Before anything of Next's is there: it looks for this as it begins.
import 'next/dist/server/node-environment-baseline'

import { afterEach, describe, expect, test } from 'vitest'
import { recordSignIn } from '@/lib/accounts/commands/record-sign-in'
import { signOut } from '@/lib/accounts/commands/sign-out'
import { lowDataAction } from '@/lib/people/actions'
import { clearSignInCookie, currentViewer, setSignInCookie } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { enter } from '@/lib/platform/enter'
import { env } from '@/lib/platform/env'
import { expectBack, expectNoMore } from '@/lib/platform/institution-cookie'
import { newToken } from '@/lib/platform/passwords'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildPerson } from '@/prisma/seed/people'
import { asAct } from '@/scripts/vitest/next-request'

const plainly = env().APP_URL
const byTls = 'https://lectern.test'
const DAY = 86_400

afterEach(() => {
  env().APP_URL = plainly
})

/** A cookie as a browser reads it (RFC 6265, 5.2). */
function read(cookie = '') {
  const [first = '', ...rest] = cookie.split('; ')
  const [name = '', value = ''] = first.split(/=(.*)/)
  const { expires, ...says } = Object.fromEntries(rest.map((one) => one.toLowerCase().split('=') as [string, string?]))
  return { name, value, says }
}

const form = (fields: Record<string, string> = {}) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  return made
}

/** Each cookie that the product has, as what gives it to a browser gives it, with its name and seconds. */
const GIVEN: [string, number, () => Promise<unknown>][] = [
  ['lectern', 30 * DAY, () => setSignInCookie(newToken())],
  ['lectern-step', 600, () => enter({ step: newToken() }, null, 'fr')],
  ['lectern-institution', 600, () => expectBack(newToken())],
  ['lectern-data', 365 * DAY, () => lowDataAction(form({ data: 'low' }))],
]

const says = (age: number) => ({
  path: '/',
  httponly: undefined,
  samesite: 'lax',
  'max-age': String(age),
})

describe.each(GIVEN)('the cookie %s', (name, age, give) => {
  test('is kept from scripts and from what other sites send, and ends', async () => {
    const { cookies } = await asAct({}, give)
    expect(cookies.map(read)).toEqual([{ name, value: expect.stringMatching(/./), says: says(age) }])
  })

  test('is where there is TLS for this host alone, and for nothing else than TLS', async () => {
    env().APP_URL = byTls
    const { cookies } = await asAct({}, give)
    const secure = { ...says(age), secure: undefined }
    expect(cookies.map(read)).toEqual([{ name: `__Host-${name}`, value: expect.stringMatching(/./), says: secure }])
  })
})

/** Somebody signed in, the secret of their sign-in, and its cookie as their browser sends it. */
async function signedIn() {
  const { id } = await buildPerson(db, { account: {} })
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: id } })
  const { token } = await db.$transaction((tx) =>
    recordSignIn(tx, visitor, accountId, { proof: 'password', isStrong: false }),
  )
  const { cookies } = await asAct({}, () => setSignInCookie(token))
  const { name, value } = read(cookies[0])
  return { token, cookie: `${name}=${value}` }
}

describe('taken away', () => {
  test.each([plainly, byTls])('is the cookie of who signs out, at %s, and a copy opens nothing', async (address) => {
    env().APP_URL = address
    const { cookie } = await signedIn()
    const { cookies } = await asAct({ cookie }, async () => {
      const viewer = await currentViewer()
      expect(viewer.kind).toBe('member')
      await signOut(viewer as Member)
      await clearSignInCookie()
    })
    const [name] = cookie.split('=')
    const secure = address === byTls ? { secure: undefined } : {}
    expect(cookies.map(read)).toEqual([{ name, value: '', says: { ...says(0), ...secure } }])
    expect((await asAct({ cookie }, currentViewer)).value).toEqual(visitor)
  })

  test('are those of half a sign-in and of an institution once they have served', async () => {
    const { token } = await signedIn()
    const step = { cookie: 'lectern-step=x' }
    const entered = await asAct(step, () => enter({ token, locale: 'fr', home: '/my' }, 'https://elsewhere.test'))
    expect(entered.led).toBe('/fr/my')
    const { cookies } = await asAct({}, expectNoMore)
    const left = [...entered.cookies, ...cookies].map(read).filter(({ name }) => name !== 'lectern')
    expect(left).toEqual(['lectern-step', 'lectern-institution'].map((name) => ({ name, value: '', says: says(0) })))
  })
})
