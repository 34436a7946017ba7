import type { Answer, Row } from './rights'
import type { Ids } from './rights-world'

const site = () => process.env.BASE_URL as string

export type Got = { status: number; to: string; body: string }

/** Asks as one of everybody, by their cookie; a redirect is an answer, and is not followed. */
export async function ask(cookie: string, path: string, init: RequestInit = {}): Promise<Got> {
  const { origin } = new URL(site())
  const headers = { origin, ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) }
  const answer = await fetch(site() + path, { ...init, headers, redirect: 'manual' })
  const to = answer.headers.get('x-action-redirect') ?? answer.headers.get('location') ?? ''
  return { status: answer.status, to, body: await answer.text() }
}

/** The address of a route, of the things that the ids name. */
export function pathOf(route: string, { at, of, query = '' }: Row, ids: Ids): string {
  const id = of && ids[`${of}Id` as keyof Ids]
  const path = route.replace(/\[(\w+)\]/g, (_, name: string) => (name === 'id' && id) || ids[name as keyof Ids])
  return at ?? path + query
}

/** A form with a file, for handlers that take one. */
export function upload(field: string): RequestInit {
  const body = new FormData()
  body.append(field, new Blob(['name,address\n'], { type: 'text/csv' }), 'people.csv')
  return { method: 'POST', body }
}

export function answerOf({ status, to }: Got): Answer | number {
  if (status === 404) return 'missing'
  if (/\/sign-in\b/.test(to)) return 'signIn'
  if (status >= 300 && status < 400) return 'away'
  // A handler that looks at what was sent has let the sender in.
  return [200, 415, 422, 503].includes(status) ? 'open' : status
}

/** Of an act: whatever it says that is neither sign-in nor not-found is an answer to who may. */
export function answerOfAct(got: Got): Answer | number {
  const answer = answerOf(got)
  if (answer === 'open' && got.body.includes('"reason":"undoGone"')) return 'gone'
  return answer === 'away' ? 'open' : answer
}

/** What is said, without what differs from one request to the next: nonces, ids of requests and sign-ins, and the address itself. */
export function bodyOf({ body }: Got, path: string, ids: Record<string, string>): string {
  const names = [path, ...Object.values(ids)].toSorted((one, other) => other.length - one.length)
  let text = body
  for (const name of names) {
    for (const form of [name, encodeURIComponent(name), name.replaceAll('/', '\\/')]) text = text.replaceAll(form, '·')
  }
  text = text.replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, '·')
  const markup = text.replace(/<script\b[^>]*>.*?<\/script>/gs, '').replace(/nonce="[^"]*"/g, '')
  // A page's payload comes in parts that no two answers cut or order alike: its words are compared.
  const payload = (text.match(/<script\b[^>]*>.*?<\/script>/gs) ?? [])
    .map((script) => /__next_f\.push\(\[1,"(.*)"\]\)/s.exec(script)?.[1] ?? '')
    .join('')
  const words = new Set(payload.match(/(?<![\w+/=-])\p{L}{4,}(?![\w+/=-])/gu) ?? [])
  return [markup, ...[...words].toSorted()].join('\n')
}

/** Does as many at once as the server has hands for, in their order. */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>, atOnce = 8): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const hand = async () => {
    while (next < items.length) {
      const i = next++
      results[i] = await work(items[i] as T)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return results
}
