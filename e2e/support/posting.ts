import { type APIRequestContext, type APIResponse, request } from '@playwright/test'
import { buildPeople, type PersonInput } from '../../prisma/seed/people'
import { db } from './database'
import { cookiesOf } from './sign-ins'

/* Forms as a browser without script sends them, by the hundred: no page, no window. */

export type Sender = { personId: string; http: APIRequestContext }

/** As many people with accounts, each signed in by a record and a cookie of their own, without the form's slow password. */
export async function signedIn(count: number, input: PersonInput = {}): Promise<Sender[]> {
  const people = await buildPeople(
    db,
    Array.from({ length: count }, () => ({ account: {}, ...input })),
  )
  const cookies = await cookiesOf(people.map(({ id }) => id))
  return Promise.all(
    people.map(async ({ id: personId }, i) => ({
      personId,
      http: await browserOf({ cookie: cookies[i] as string }),
    })),
  )
}

/** Asks as a browser of this address does; a redirect is an answer, and is not followed. */
export function browserOf(headers: Record<string, string> = {}): Promise<APIRequestContext> {
  const baseURL = process.env.BASE_URL as string
  const origin = new URL(baseURL).origin
  return request.newContext({ baseURL, maxRedirects: 0, timeout: 30_000, extraHTTPHeaders: { origin, ...headers } })
}

export type Form = { path: string; fields: [name: string, value: string][] }

/** The form of a page that has a field of that name, with everything that it would send untouched. */
export async function formOn(http: APIRequestContext, path: string, field: string): Promise<Form> {
  const answer = await http.get(path)
  const forms = (await answer.text()).match(/<form\b.*?<\/form>/gs) ?? []
  const html = forms.find((form) => form.includes(`name="${field}"`))
  if (!html) throw new Error(`${path} answered ${answer.status()} and has no form with ${field}`)
  const fields = [...html.matchAll(/<input\b[^>]*>|<select\b.*?<\/select>/gs)].flatMap(([tag]) => fieldOf(tag))
  return { path, fields }
}

/** Sends a form, with other values for some of its fields. */
export function send(http: APIRequestContext, { path, fields }: Form, values: Record<string, string> = {}) {
  const multipart = new FormData()
  for (const [name, value] of fields) if (!(name in values)) multipart.append(name, value)
  for (const [name, value] of Object.entries(values)) multipart.append(name, value)
  return http.post(path, { multipart })
}

/** Where an answer leads, or its status where it leads nowhere. */
export function leadsTo(answer: APIResponse): string {
  const { location } = answer.headers()
  if (!location) return String(answer.status())
  const url = new URL(location, process.env.BASE_URL)
  return url.pathname + url.search
}

function fieldOf(tag: string): [string, string][] {
  const name = attribute(tag, 'name')
  const type = attribute(tag, 'type')
  const ticks = type === 'checkbox' || type === 'radio'
  if (!name || (ticks && !/\schecked\b/.test(tag))) return []
  if (!tag.startsWith('<select')) return [[name, attribute(tag, 'value') ?? (ticks ? 'on' : '')]]
  const options = tag.match(/<option\b[^>]*>/g) ?? []
  const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? ''
  return [[name, attribute(chosen, 'value') ?? '']]
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value?.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}
