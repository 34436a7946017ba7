import 'server-only'
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type UserInfoResponse,
} from 'openid-client'
import { env } from '@/lib/platform/env'
import type { InstitutionSettings } from '@/lib/platform/institution-settings'
import { log } from '@/lib/platform/log'
import { done, type Refusal, type Result, refused } from '@/lib/platform/result'
import { type Claims, claimsOf, tiesOf } from '../rules/institution'

/** A page waits no longer for a provider. */
const PATIENCE_MS = 5_000
const KEPT_MS = 3_600_000

/** Where a provider sends people back: fixed, and of the configured address alone. */
export const returnAddress = () => new URL('/api/auth/institution', env().APP_URL).href

/**
 * Where somebody is to be sent, for the browser that holds the token; `isAnew` where the provider is to ask them who they
 * are although it may know (OpenID Connect Core, 3.1.2.1). Refuses with 'institutionAway'.
 */
export async function addressToAsk(
  settings: InstitutionSettings,
  token: string,
  { isAnew }: { isAnew: boolean },
): Promise<Result<string>> {
  const { state, nonce, verifier } = tiesOf(token)
  return inTime(settings, async () => {
    const address = buildAuthorizationUrl(await provider(settings), {
      redirect_uri: returnAddress(),
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(isAnew && { prompt: 'login', max_age: '0' }),
      ...(settings.strongAcr.length > 0 && { acr_values: settings.strongAcr.join(' ') }),
    })
    return address.href
  })
}

/**
 * Whom the provider names in its answer to this browser. The code is exchanged for an ID token that must be signed by the
 * provider, for us, now, and in answer to what was asked (OpenID Connect Core, 3.1.3.7; RFC 9207; RFC 7636). Refuses with
 * 'institutionDenied', 'institutionWrong' and 'institutionAway'.
 */
export async function claimsFrom(
  settings: InstitutionSettings,
  token: string,
  answer: URLSearchParams,
): Promise<Result<Claims>> {
  const { state, nonce, verifier } = tiesOf(token)
  return inTime(settings, async () => {
    const config = await provider(settings)
    const tokens = await authorizationCodeGrant(config, new URL(`${returnAddress()}?${answer}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const said = tokens.claims()
    if (!said) throw new Error('no ID token')
    const needsMore = said.email_verified === undefined && config.serverMetadata().userinfo_endpoint
    const listed = needsMore ? await fetchUserInfo(config, tokens.access_token, said.sub) : undefined
    return claimsOf({ ...said, ...(listed && ofPerson(listed)) })
  })
}

/** What the list of claims is asked for: it is about the person, and not about how they signed in now. */
function ofPerson({ email, email_verified, name }: UserInfoResponse) {
  return { ...(email && { email }), ...(name && { name }), email_verified }
}

let known: { of: string; config: Promise<Configuration>; until: number } | undefined

/** What the provider says of itself, asked again after an hour, and each time while it cannot be had. */
function provider(settings: InstitutionSettings): Promise<Configuration> {
  const of = [settings.address, settings.clientId, settings.clientSecret].join(' ')
  if (known?.of === of && known.until > Date.now()) return known.config
  const config = discover(settings)
  const asked = { of, config, until: Date.now() + KEPT_MS }
  known = asked
  config.catch(() => {
    if (known === asked) known = undefined
  })
  return config
}

function discover({ address, clientId, clientSecret }: InstitutionSettings): Promise<Configuration> {
  const isPlain = address.startsWith('http:')
  return discovery(new URL(address), clientId, { client_secret: clientSecret }, authenticate(clientSecret), {
    timeout: PATIENCE_MS / 1000,
    execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
  })
}

/** As OpenID Connect Core, 9 has it where nothing else is agreed; by the body where a provider knows only that. */
const authenticate =
  (secret: string): ClientAuth =>
  (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const way = ways.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost
    return way(secret)(server, ...rest)
  }

/** However many requests a provider takes to answer, people wait for all of them together no longer. */
async function inTime<T>({ name }: InstitutionSettings, work: () => Promise<T>): Promise<Result<T>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TypeError('it took too long')), PATIENCE_MS)
  })
  const going = work()
  going.catch(() => {})
  try {
    return done(await Promise.race([going, late]))
  } catch (error) {
    return refusalFor(error, name)
  } finally {
    clearTimeout(timer)
  }
}

/** What the library says of an answer goes into the log by its kind alone: its words may hold what was sent. */
function refusalFor(error: unknown, name: string): Refusal {
  const { code, error: kind } = error as { code?: string; error?: string }
  const reason = reasonFor(error)
  const answered = typeof kind === 'string' && /^[a-z_]{1,60}$/.test(kind) ? kind : undefined
  log.warn({ reason, code: code ?? (error as Error).name, answered }, 'an institution’s sign-in was refused')
  return refused(reason, { params: { name } })
}

function reasonFor(error: unknown) {
  if (error instanceof AuthorizationResponseError) {
    return ['temporarily_unavailable', 'server_error'].includes(error.error) ? 'institutionAway' : 'institutionDenied'
  }
  const code = (error as { code?: string }).code ?? ''
  const away = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']
  return error instanceof TypeError || away.includes(code) ? 'institutionAway' : 'institutionWrong'
}
