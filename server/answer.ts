import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { headersOfAll } from './policy'

/** What was written to a response. */
export type Answer = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

export type HeldResponse = {
  /** The whole answer where it was held back; null where it passed on, or was forestalled. */
  answer: Promise<Answer | null>
  /** Answers in the renderer's stead; false where its answer has already begun. What it still writes goes nowhere. */
  forestall: (answer: Answer) => boolean
}

const METHODS = ['writeHead', 'write', 'end', 'flushHeaders'] as const
const SILENCED = [...METHODS, 'setHeader', 'appendHeader', 'removeHeader'] as const

/** Stands between a renderer and its response: an answer that `passes`, by its head, goes on at once, the rest is held. */
export function hold(response: ServerResponse, passes: (response: ServerResponse) => boolean): HeldResponse {
  let resolve: (answer: Answer | null) => void = () => {}
  const answer = new Promise<Answer | null>((settle) => {
    resolve = settle
  })
  const own = Object.fromEntries(METHODS.map((name) => [name, response[name]]))
  const chunks: Buffer[] = []
  let isOver = false

  /** From here on nothing stands between any more. */
  function letGo(held: Answer | null) {
    isOver = true
    Object.assign(response, own)
    resolve(held)
  }

  function passesOn(): boolean {
    if (!passes(response)) return false
    letGo(null)
    return true
  }

  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      response.statusCode = status
      for (const [name, value] of Object.entries(rest.at(-1) ?? {})) response.setHeader(name, value)
      passesOn()
      return response
    },
    flushHeaders() {
      if (passesOn()) response.flushHeaders()
    },
    write(...args: Written) {
      if (passesOn()) return response.write(...(args as [string]))
      chunks.push(...bytesOf(args))
      callbackOf(args)?.()
      return true
    },
    end(...args: Written) {
      if (passesOn()) return response.end(...(args as [string]))
      chunks.push(...bytesOf(args))
      const done = callbackOf(args)
      if (done) response.once('finish', done)
      letGo({ status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(chunks) })
      return response
    },
  })

  return {
    answer,
    forestall: (instead) => {
      if (isOver) return false
      letGo(null)
      send(response, instead)
      for (const name of SILENCED) Object.assign(response, { [name]: silent(response, name) })
      return true
    },
  }
}

/** What stands on every answer from the first moment, and is replaced, not taken away. */
const STAYING = new Set(['x-request-id', ...Object.keys(headersOfAll())])

/** Sends an answer in the place of whatever was prepared. */
export function send(response: ServerResponse, { status, headers, body }: Answer) {
  for (const name of response.getHeaderNames()) if (!STAYING.has(name)) response.removeHeader(name)
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && name !== 'transfer-encoding') response.setHeader(name, value)
  }
  if (status !== 304) response.setHeader('content-length', body.length)
  response.end(body)
}

/** The arguments of `write` and `end`: a chunk, its encoding where it is text, and what to call after. */
type Written = (string | Uint8Array | (() => void) | undefined)[]

function bytesOf([chunk, encoding]: Written): Buffer[] {
  if (typeof chunk === 'string')
    return [Buffer.from(chunk, (typeof encoding === 'string' ? encoding : 'utf8') as 'utf8')]
  return chunk instanceof Uint8Array ? [Buffer.from(chunk)] : []
}

const callbackOf = (args: Written) => args.find((arg) => typeof arg === 'function')

/** Answers as the method would, so that the renderer runs to its end. */
function silent(response: ServerResponse, name: (typeof SILENCED)[number]) {
  return (...args: Written) => {
    callbackOf(args)?.()
    return name === 'write' ? true : response
  }
}
