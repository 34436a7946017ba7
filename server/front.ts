import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import compression from 'compression'
import { failureOf } from '@/lib/platform/failure'
import { localeOfPath, localePath } from '@/lib/platform/locales'
import { log } from '@/lib/platform/log'
import { type Trouble, takeTrouble } from '@/lib/platform/troubles'
import { Crowded, turnstile } from '@/lib/platform/turnstile'
import { type Answer, type HeldResponse, hold, send } from './answer'
import type { buildFiles } from './build-files'
import type { DatabaseWatch } from './database-watch'
import { isUnspoken, toPreferred } from './language'
import { logWhenDone, noteRefusal } from './log-line'
import { isBareMissing, missingPage } from './missing'
import { noteOn } from './notes'
import { headersOfAll, policyOf } from './policy'
import { Pressed } from './pressed'
import { type RequestRefusal, refusalOf, refusalPage } from './refusals'
import { signInMark } from './sign-in-mark'
import { hasSent, unavailable } from './unavailable'
import type { KeptPage, VisitorPages } from './visitor-pages'
import { asNobody, visitorKey } from './visitor-request'

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

type Parts = {
  next: Handler
  pages: VisitorPages
  database: Pick<DatabaseWatch, 'isUp' | 'answers'>
  /** Whether the database has nowhere to write: then people read, and what they send is refused. */
  room?: { isFull: () => boolean }
  /** None in development, where nothing is kept and a page comes in parts. */
  files?: ReturnType<typeof buildFiles>
}

/**
 * What Next's script knows by that pages which it fetched ahead (components/shell/links.ts) hold no more: '1' after every
 * act that leads on to a page or renders its own anew. Next's own '2' would let it show what it fetched before the act.
 */
const REVALIDATED = 'x-action-revalidated'

/** More would only wait for each other: one thread renders. */
const PAGES_AT_ONCE = 3
/**
 * Whoever comes when so many wait gets 503 at once. More than the 600 who enrol in one edition within seconds (bench/rush.mjs),
 * each then led to a page of their own, should one process have them all: none of these is turned away. The last waits some
 * twenty seconds, less than the minute after which a proxy gives up.
 */
const PAGES_WAITING = 1_000

/** It says itself what is away. */
const HEALTH = '/api/health'

const NOTHING: Answer = { status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.alloc(0) }

// For what is streamed: exports, calendars, JSON.
const compress = compression({ level: 4 })

/**
 * What stands before Next: gives each request its id and language, refuses what is too large, answers while the
 * database is away, and gives visitors what is kept for them. Of rights it knows nothing: queries and commands do.
 */
export function front({ next, pages, database, files, room }: Parts) {
  const inTurn = turnstile(PAGES_AT_ONCE, PAGES_WAITING)
  const ofAll = Object.entries(headersOfAll()) as [string, string][]
  const waiting = new Set<{ held: HeldResponse; request: IncomingMessage; giveUp: () => void }>()

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const path = readablePath(request)
    const requestId = randomUUID()
    noteOn(request, path, requestId)
    response.setHeader('x-request-id', requestId)
    for (const [name, value] of ofAll) response.setHeader(name, value)
    const refusal = refusalOf(request, path)
    const isOfBuild = path.startsWith('/_next/')
    const file = isOfBuild && !refusal ? await files?.(request, path) : null
    if (file) return send(response, file)
    if (refusal || files || !isOfBuild) logWhenDone(request, response, { requestId, path })
    if (refusal) return refuse(request, response, refusal)
    // Of Next's own addresses a build's files are all that is needed: whatever else it has there is closed.
    if (isOfBuild) return files ? send(response, NOTHING) : next(request, response)
    if (path === HEALTH) return next(request, response)
    const elsewhere = toPreferred(request)
    if (elsewhere) return send(response, elsewhere)
    if (!database.isUp()) return send(response, unavailable(request))
    if (hasSent(request) && room?.isFull()) return send(response, unavailable(request, 'full'))
    if (!files) {
      for (const [name, mark] of Object.entries(signInMark(request))) response.setHeader(name, String(mark))
      return inParts(request, response)
    }
    const key = visitorKey(request)
    if (!key) return deliver(request, response, await render(request, response))
    const given = await pages.page(key, () => asNobody(request, () => render(request, response)))
    if (given === 'own') {
      // Whoever waited for another's rendering has not seen that the database went away meanwhile.
      if (!database.isUp()) return send(response, unavailable(request))
      return deliver(request, response, await render(request, response))
    }
    if ('page' in given) return sendKept(request, response, given.page)
    return deliver(request, response, given.answer)
  }

  /**
   * What Next makes of a request, whole where it is a page; null where it went out by itself, as files do. Pages are
   * rendered a few at once; an act does not wait for them, since others may wait for the rows that it holds, nor what
   * comes back from an institution, which may be slow itself.
   */
  function render(request: IncomingMessage, response: ServerResponse): Promise<Answer | null> {
    const work = async () => {
      const made = await renderNow(request, response)
      return isBareMissing(request, made) ? ((await missingPage(request, renderNow)) ?? made) : made
    }
    return request.method !== 'POST' && !request.url?.startsWith('/api/') ? inTurn(work) : work()
  }

  /** Development: nothing is held back but that there is nothing. */
  async function inParts(request: IncomingMessage, response: ServerResponse) {
    const held = hold(response, (one) => ![404, 500].includes(one.statusCode) || !isPage(one))
    const handled = Promise.resolve(next(request, response)).then(() => held.answer)
    const made = await Promise.race([held.answer, handled])
    const trouble = takeTrouble(String(request.headers['x-request-id']))
    if (!made) return
    if (trouble) return send(response, answerTo(trouble, request))
    send(response, isBareMissing(request, made) ? ((await missingPage(request, renderNow)) ?? made) : made)
  }

  async function renderNow(request: IncomingMessage, response: ServerResponse): Promise<Answer | null> {
    if (response.destroyed) return null
    if (!database.isUp()) return unavailable(request)
    const [path = '/'] = (request.url ?? '/').split('?')
    const policy = policyOf(path)
    request.headers['content-security-policy'] = policy
    response.setHeader('content-security-policy', policy)
    compress(request as never, response as never, () => {})
    withoutEmptyQuery(response)
    const held = hold(response, ({ statusCode }) => statusCode < 500 && !isPage(response))
    let giveUp = () => {}
    const givenUp = new Promise<null>((settle) => {
      giveUp = () => settle(null)
    })
    // Who leaves is waited for by nobody, least of all by those who asked for the same page.
    response.once('close', giveUp)
    const entry = { held, request, giveUp }
    waiting.add(entry)
    try {
      const handled = Promise.resolve(next(request, response)).then(() => held.answer)
      const answer = await Promise.race([held.answer, handled, givenUp])
      const trouble = takeTrouble(String(request.headers['x-request-id']))
      return answer && trouble ? answerTo(trouble, request) : answer
    } finally {
      waiting.delete(entry)
    }
  }

  /** Sends what was rendered, or says that the database is away where that is why it failed. */
  async function deliver(request: IncomingMessage, response: ServerResponse, made: Answer | null) {
    if (!made) return
    if (made.status >= 500 && !(await database.answers())) return send(response, unavailable(request))
    const { headers, body } = await new Pressed(made.body, false).for(request)
    const rendersAnew = 'x-action-redirect' in made.headers || REVALIDATED in made.headers
    const revalidated = rendersAnew ? { [REVALIDATED]: '1' } : {}
    const vary = [made.headers.vary, 'Accept-Language', 'Save-Data', 'Accept-Encoding'].flat().join(', ')
    send(response, {
      status: made.status,
      headers: { ...made.headers, vary, ...revalidated, ...signInMark(request, made.headers), ...headers },
      body,
    })
  }

  return {
    answer: (request: IncomingMessage, response: ServerResponse) => {
      answer(request, response).catch((error: Error) => {
        if (error instanceof Crowded) return send(response, unavailable(request, 'crowded'))
        log.error(failureOf(error), 'a request failed before it was answered')
        response.destroy()
      })
    },
    /** Nobody waits for a database that has gone. */
    onLost: () => {
      for (const { held, request, giveUp } of waiting) {
        held.forestall(unavailable(request))
        // Nor for a renderer that may never end: others wait for the same page.
        giveUp()
      }
    },
  }
}

/**
 * Next answers 500 to what is no path (RFC 3986, 2.1), and our pages have no words for what nobody speaks here: both are
 * addresses under which there is nothing.
 */
function readablePath(request: IncomingMessage): string {
  const [path = '/'] = (request.url ?? '/').split('?')
  try {
    decodeURIComponent(path)
    if (!isUnspoken(path)) return path
    request.url = '/nowhere'
  } catch {
    request.url = localePath(localeOfPath(path), '/nowhere')
  }
  return request.url
}

/**
 * Next tells its script which search a rewritten address has, and says 'none' where the rewrite does not name one, so that
 * a link that changes only the search would change the address and not the page.
 */
function withoutEmptyQuery(response: ServerResponse) {
  const set = response.setHeader
  response.setHeader = (name, value) =>
    name.toLowerCase() === 'x-nextjs-rewritten-query' ? response : set.call(response, name, value)
}

/** Pages, and the parts of them that Next's own script asks for. */
const isPage = (response: ServerResponse) =>
  /^text\/(html|x-component)/.test(String(response.getHeader('content-type') ?? ''))

/** What is answered in the stead of a failure that is none of the product's. */
function answerTo(trouble: Trouble, request: IncomingMessage): Answer {
  if (trouble !== 'malformed' && trouble !== 'viewing') return unavailable(request, trouble)
  noteRefusal(request, trouble)
  return refusalPage(request, trouble)
}

/** Answers without waiting for a body that nobody will read. */
function refuse(request: IncomingMessage, response: ServerResponse, reason: RequestRefusal) {
  noteRefusal(request, reason)
  const { status, headers, body } = refusalPage(request, reason)
  send(response, { status, headers: { ...headers, connection: 'close' }, body })
  request.resume()
}

/** A page that is kept, or the word that the browser has it already (RFC 9110, 13.1.2). */
async function sendKept(request: IncomingMessage, response: ServerResponse, { headers, pressed }: KeptPage) {
  if (request.headers['if-none-match'] === headers.etag) {
    return send(response, { status: 304, headers, body: Buffer.alloc(0) })
  }
  const form = await pressed.for(request)
  send(response, { status: 200, headers: { ...headers, ...form.headers }, body: form.body })
}
