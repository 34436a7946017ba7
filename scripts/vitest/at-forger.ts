import { afterAll, beforeAll, beforeEach } from 'vitest'
import { comeBack } from '@/lib/accounts/commands/institution-finish'
import { visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { sent, set } from './at-institution'
import { type IdToken, signed, startForger } from './forger'

type Forger = Awaited<ReturnType<typeof startForger>>

export const CLIENT = { OIDC_CLIENT_ID: 'lectern', OIDC_CLIENT_SECRET: 'a secret that only the tests use' }
/** The one that a file of tests has by itself. */
export let forger: Forger

export function withForger() {
  beforeAll(async () => {
    forger = await startForger()
  })
  afterAll(() => forger.stop())
  beforeEach(() => askAt(forger))
}

/** As the operator names it, who believes what it says of anybody. */
export const askAt = ({ issuer }: { issuer: string }) =>
  set({ ...CLIENT, OIDC_ISSUER: issuer, OIDC_NAME: 'The Ministry', OIDC_CREATES_ACCOUNTS: true })

export const seconds = () => Math.floor(Date.now() / 1000)
export const honest = (token: IdToken) => token

/**
 * A browser goes there and comes back with a code; what that is good for, `forge` makes of a true ID token: another, one as
 * it is to be sent, or none.
 */
export async function comeWith(forge: (honest: IdToken) => IdToken | string | null, by = forger) {
  const { address, token } = await sent()
  const asked = new URL(address).searchParams
  const made = forge({
    header: { alg: 'RS256', kid: 'first' },
    claims: {
      iss: by.issuer,
      aud: CLIENT.OIDC_CLIENT_ID,
      sub: unique(),
      iat: seconds(),
      exp: seconds() + 300,
      nonce: asked.get('nonce'),
      name: 'Nafula Maina',
      email: `${unique()}@ministry.test`,
      email_verified: true,
    },
    key: by.privateKey,
  })
  by.gives(typeof made === 'string' || !made ? made : signed(made))
  const answer = new URLSearchParams({ code: unique(), state: asked.get('state') ?? '', iss: by.issuer })
  return (await comeBack(visitor, token, answer)).result
}
