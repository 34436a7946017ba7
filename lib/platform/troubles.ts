import { noteOfRequest } from './request-notes'

/**
 * Why a request failed that is no fault of the product's: the database was not there, or not in time; it has nowhere to
 * write; more came at once than can wait; or what was sent is not what any page of ours sends.
 */
export type Trouble = Lack | 'malformed' | 'viewing'

/** What passes by itself, or by somebody's making room. */
export type Lack = 'away' | 'full' | 'crowded'

/** Somebody who looks at the product as another, reading only, sent something to be done: answered 403 by the server. */
export class Viewing extends Error {
  readonly code = 'VIEWING'
}

/** What was sent by hand and is nothing that a form of ours could send: answered 400 by the server (server/front.ts). */
export class Malformed extends Error {
  readonly code = 'MALFORMED'
  readonly fields: string[]

  /** `fields` are named in the log, so that what looks like none of ours, and may be anything, is not. */
  constructor(message: string, fields: string[] = []) {
    super(message)
    this.fields = fields.slice(0, 10).map((name) => (/^[\w.$-]{1,60}$/.test(name) ? name : '…'))
  }
}

// Next's own bundle finds out, the server that stands before it answers: they share this process and no module.
const shared = globalThis as typeof globalThis & { lecternTroubles?: Map<string, Trouble> }
const MOST = 1_000

/** Where Next, with React in it, and Node run, also where the build keeps a copy; ours, or another package's, is elsewhere. */
const NOT_OURS = /node_modules[/_]next[/_]dist[/_]|\(node:|at node:|\(<anonymous>\)/

/**
 * Whether an act failed before any line of ours ran for it: at arguments that React cannot read, which nothing but a program
 * sends. It has no word of its own for that.
 */
export function isUnread(error: unknown): boolean {
  const places = (error instanceof Error && error.stack?.match(/^ +at .+$/gm)) || []
  return places.length > 0 && places.every((place) => NOT_OURS.test(place))
}

/**
 * Remembers why a request failed, where that is no fault of the product's, and answers it. What was sent `isMalformed` where
 * that is known already.
 */
export function noteTrouble(requestId: string, error: unknown, isMalformed = false): Trouble | null {
  const trouble = isMalformed ? 'malformed' : troubleOf(error)
  if (!trouble) return null
  shared.lecternTroubles ??= new Map()
  if (shared.lecternTroubles.size >= MOST) shared.lecternTroubles.clear()
  shared.lecternTroubles.set(requestId, trouble)
  // By what it has: Next's bundles each have a class of that name.
  const { fields } = error as Partial<Malformed>
  if (trouble === 'malformed' && fields) noteOfRequest(requestId, { fields })
  return trouble
}

/** What was remembered of a request, once. */
export function takeTrouble(requestId: string): Trouble | undefined {
  const trouble = shared.lecternTroubles?.get(requestId)
  shared.lecternTroubles?.delete(requestId)
  return trouble
}

// PostgreSQL's appendix A: no space, no memory, a server that only reads.
const FULL = /^(53100|53200|25006)$/
// Connections (08…, 57P…), too many of them, and what took too long: cancelled, a lock, a transaction that was idle.
const AWAY = /^(08...|57P0.|53300|57014|55P03|25P0[34])$/
// Prisma's own: not reached, timed out, closed, no connection free, no transaction begun or ended in time.
const PRISMA = /^(P1001|P1002|P1008|P1017|P2024|P2028)$/
// What Next, React and Node say of a form that they cannot read, and Next of a header that its own script sends.
const UNREADABLE =
  /^(Unexpected end of (form|multipart data)|Malformed part header|Malformed content type|Multipart: Boundary not found|Failed to parse body as FormData|(The|Multiple) router state headers? )/
const WORDS =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|not queryable|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE/

function troubleOf(error: unknown): Trouble | null {
  for (const [code, message] of causesOf(error)) {
    if (code === 'MALFORMED' || UNREADABLE.test(message)) return 'malformed'
    if (code === 'VIEWING') return 'viewing'
    if (code === 'CROWDED') return 'crowded'
    if (FULL.test(code) || /No space left on device/.test(message)) return 'full'
    if (AWAY.test(code) || PRISMA.test(code) || WORDS.test(message)) return 'away'
  }
  return null
}

/** The codes and words of an error and of what is behind it, whichever way it came through Prisma and its adapter. */
function causesOf(error: unknown, depth = 0): [code: string, message: string][] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const { code, originalCode, message, originalMessage, cause, meta } = error as Record<string, unknown>
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  const own = [String(originalCode ?? code ?? ''), `${message ?? ''} ${originalMessage ?? ''}`] as [string, string]
  return [own, ...causesOf(cause, depth + 1), ...causesOf(inner, depth + 1)]
}
