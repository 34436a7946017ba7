import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { isSealedAsOurs } from './sign-in-cookie'

const secret = 'a secret of at least thirty-two letters'
const headed = (header: object, rest: string) => `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${rest}`

test('a cookie of ours names the one algorithm that it is sealed with', async () => {
  const sealed = await encode({ token: { signIn: 'x' }, secret, maxAge: 60 })
  expect(isSealedAsOurs(sealed)).toBe(true)
  const rest = sealed.slice(sealed.indexOf('.') + 1)
  for (const header of [
    { alg: 'none' },
    { alg: 'dir', enc: 'A128CBC-HS256' },
    { alg: 'dir', enc: 'A256GCM', zip: 'DEF' },
    { alg: 'A256KW', enc: 'A256GCM' },
  ])
    expect([header, isSealedAsOurs(headed(header, rest))]).toEqual([header, false])
  for (const odd of ['', 'x', '....', 'eyJ', '\u0000']) expect(isSealedAsOurs(odd)).toBe(false)
})
