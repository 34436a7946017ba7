import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a provider is asked (OpenID Connect Discovery, 3). */
type Place = '/.well-known/openid-configuration' | '/keys' | '/token' | '/userinfo'

export type Header = { alg: string; kid?: string } & Record<string, unknown>
export type IdToken = { header: Header; claims: Record<string, unknown>; key: KeyObject | string | null }

const newPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** A token as its header says that it is signed (RFC 7515, 3.1): with nothing, with a secret, or with a private key. */
export function signed({ header, claims, key }: IdToken): string {
  const said = `${encode(header)}.${encode(claims)}`
  return `${said}.${signatureOf(said, key)}`
}

function signatureOf(said: string, key: IdToken['key']): string {
  if (key === null) return ''
  if (typeof key === 'string') return createHmac('sha256', key).update(said).digest('base64url')
  return sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
}

/**
 * An OpenID Connect provider that gives the very ID token which a test has made, for any code, and otherwise is as one should
 * be. It claims to sign by every algorithm, so that what is refused is refused by who asks. `metadata` stands in the place of
 * what it would say of itself.
 */
export async function startForger(metadata: Record<string, unknown> = {}) {
  const pair = newPair()
  const curved = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const asked: string[] = []
  const instead = new Map<string, (response: ServerResponse) => unknown>()
  let idToken: string | null = null
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const answer = instead.get(url)
    if (answer) return answer(response)
    const said = (sayings as Partial<typeof sayings>)[url as Place]
    response.writeHead(said ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(said?.() ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sayings: Record<Place, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      userinfo_endpoint: `${issuer}/userinfo`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      ...metadata,
    }),
    '/keys': () => ({
      keys: [
        { ...pair.publicKey.export({ format: 'jwk' }), kid: 'first', use: 'sig' },
        { ...curved.publicKey.export({ format: 'jwk' }), kid: 'curved', use: 'sig' },
      ],
    }),
    '/token': () => ({
      access_token: 'the access token of a test',
      refresh_token: 'the refresh token of a test',
      token_type: 'Bearer',
      id_token: idToken ?? undefined,
    }),
    '/userinfo': () => ({}),
  }
  return {
    issuer,
    privateKey: pair.privateKey,
    publicPem: pair.publicKey.export({ format: 'pem', type: 'spki' }) as string,
    curvedKey: curved.privateKey,
    /** The path of each request, in their order. */
    asked,
    gives: (token: string | null) => {
      idToken = token
    },
    answers: (place: Place, answer: (response: ServerResponse) => unknown) => instead.set(place, answer),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A key that no provider has. */
export const strangersPair = newPair
