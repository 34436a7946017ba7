import { describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { CLIENT, comeWith, forger, honest, seconds, withForger } from '@/scripts/vitest/at-forger'
import { refusal } from '@/scripts/vitest/at-institution'
import { type IdToken, signed, strangersPair } from '@/scripts/vitest/forger'

withForger()

const strangers = strangersPair()
const warn = vi.spyOn(log, 'warn')

const claiming = (more: object) => (honest: IdToken) => ({ ...honest, claims: { ...honest.claims, ...more } })
const headed = (more: object, key?: IdToken['key']) => (honest: IdToken) => ({
  ...honest,
  header: { ...honest.header, ...more },
  key: key === undefined ? honest.key : key,
})

const counts = () => Promise.all([db.signIn.count(), db.account.count(), db.institutionIdentity.count()])

it('a true ID token signs in', async () => {
  const before = await counts()
  expect(await comeWith(honest)).toMatchObject({
    ok: true,
    value: { entered: { token: expect.any(String) } },
  })
  expect(await counts()).toEqual(before.map((count) => count + 1))
})

describe('a forged ID token signs nobody in', () => {
  const comparison = 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'
  const invalid = 'OAUTH_INVALID_RESPONSE'
  const time = 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'

  const unsupported = 'OAUTH_UNSUPPORTED_OPERATION'

  it.each<[string, string, (honest: IdToken) => IdToken | null]>([
    ['signed with another key under the same name', invalid, headed({}, strangers.privateKey)],
    [
      'which brings its own key',
      invalid,
      headed({ jwk: strangers.publicKey.export({ format: 'jwk' }) }, strangers.privateKey),
    ],
    [
      'which says where its key is',
      invalid,
      (honest) => headed({ jku: `${forger.issuer}/else` }, strangers.privateKey)(honest),
    ],
    [
      'signed with a key that the provider does not name',
      'OAUTH_KEY_SELECTION_FAILED',
      headed({ kid: 'second' }, strangers.privateKey),
    ],
    ['not signed', unsupported, headed({ alg: 'none', kid: undefined }, null)],
    ['said to be signed, and not', invalid, headed({}, null)],
    [
      'signed with the client’s secret',
      unsupported,
      headed({ alg: 'HS256', kid: undefined }, CLIENT.OIDC_CLIENT_SECRET),
    ],
    [
      'signed with the public key as a secret',
      unsupported,
      (honest) => headed({ alg: 'HS256' }, forger.publicPem)(honest),
    ],
    [
      'signed by an algorithm that the provider does not name',
      invalid,
      (honest) => headed({ alg: 'ES256', kid: 'curved' }, forger.curvedKey)(honest),
    ],
    ['with what must be understood and is not', unsupported, headed({ crit: ['exp'] })],
    ['in answer to another question', comparison, claiming({ nonce: 'another' })],
    ['in answer to no question', invalid, claiming({ nonce: undefined })],
    ['for another service', comparison, claiming({ aud: 'another' })],
    ['for others too, of whom another asked', comparison, claiming({ aud: ['lectern', 'another'], azp: 'another' })],
    ['for others too, and not said of whom', comparison, claiming({ aud: ['lectern', 'another'] })],
    ['of another issuer', comparison, claiming({ iss: 'https://elsewhere.test' })],
    ['whose time is over', time, claiming({ iat: 1, exp: seconds() - 120 })],
    ['whose time has not come', time, claiming({ nbf: seconds() + 3_600 })],
    ['without an end', invalid, claiming({ exp: undefined })],
    ['of nobody', invalid, claiming({ sub: undefined })],
    ['that is none', invalid, () => null],
  ])('%s', async (_, code, forge) => {
    warn.mockClear()
    const before = await counts()
    expect(await comeWith(forge)).toEqual(refusal('institutionWrong'))
    expect(warn.mock.calls.map(([line]) => line)).toEqual([{ reason: 'institutionWrong', code, answered: undefined }])
    expect(await counts()).toEqual(before)
    expect(forger.asked).not.toContain('/else')
  })

  it('nor one that was changed after it was signed', async () => {
    const before = await counts()
    const changed = (token: IdToken) => {
      const [, , signature] = signed(token).split('.')
      const [header, claims] = signed(claiming({ sub: 'another' })(token)).split('.')
      return [header, claims, signature].join('.')
    }
    expect(await comeWith(changed)).toEqual(refusal('institutionWrong'))
    expect(await counts()).toEqual(before)
  })
})
