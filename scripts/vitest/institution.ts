import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the provider says of whoever is asked to sign in next. */
export type Somebody = {
  subject: string
  email?: string
  isVerified?: boolean
  name?: string
  acr?: string
  amr?: string[]
  /** When they were last asked who they are; now where it is not said. */
  askedAt?: Date
}

const CLIENT = {
  client_id: 'lectern',
  client_secret: 'a secret that only the tests use',
  token_endpoint_auth_method: 'client_secret_basic',
}

/**
 * A real OpenID Connect provider on a port of this machine. It asks nobody anything: whoever comes is `somebody`, or is
 * sent back with an error where there is nobody.
 */
export async function startInstitution(returnAddress: string, port = 0) {
  let somebody: Somebody | null = null
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people = new Map<string, Somebody>()
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [returnAddress] }],
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    acrValues: ['two'],
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/ask/${uid}` },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => {
        const { subject: sub, email, isVerified, name } = people.get(id) as Somebody
        return { sub, email, email_verified: isVerified, name }
      },
    }),
    // Nobody is asked whether they allow it: the institution has agreed for its people.
    loadExistingGrant: async (context: { oidc: Parties }) => {
      const { client, session } = context.oidc
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })

  async function ask(request: IncomingMessage, response: ServerResponse) {
    if (!somebody) return provider.interactionFinished(request, response, { error: 'access_denied' })
    const { subject: accountId, acr, amr, askedAt } = somebody
    const ts = askedAt && Math.floor(askedAt.getTime() / 1000)
    people.set(accountId, somebody)
    await provider.interactionFinished(request, response, { login: { accountId, acr, amr, ts, remember: false } })
  }

  const answer = provider.callback()
  server.on('request', (request, response) => {
    const going = request.url?.startsWith('/ask/') ? ask(request, response) : answer(request, response)
    going.catch(() => response.writeHead(500).end())
  })
  return {
    issuer,
    clientId: CLIENT.client_id,
    clientSecret: CLIENT.client_secret,
    expects: (next: Somebody | null) => {
      somebody = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

type Parties = { client: { clientId: string }; session: { accountId: string } }

/** Goes where a browser would go, with its cookies, until it is sent back; the address that it is sent back to. */
export async function browse(address: string, returnAddress: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = address
  for (let hops = 0; hops < 10; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const next = response.headers.get('location')
    if (!next) throw new Error(`${response.status} at ${at}: ${await response.text()}`)
    at = new URL(next, at).href
    if (at.startsWith(returnAddress)) return new URL(at)
  }
  throw new Error('sent round for ever')
}
