import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { signInCookie } from '@/lib/platform/sign-in-cookie'

/** What public/service-worker.js keeps a person's pages under. */
export const SIGN_IN_MARK = 'x-lectern-sign-in'

/**
 * A mark of the sign-in that an answer belongs to, by which the browser's own worker knows when another person, or
 * nobody, is signed in: of the cookie that the answer sets, else of the request's. It opens nothing.
 */
export function signInMark(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { 'set-cookie': set }: OutgoingHttpHeaders = {},
): OutgoingHttpHeaders {
  const given = [set]
    .flat()
    .map(valueIn)
    .findLast((value) => value !== undefined)
  const value =
    given ??
    headers.cookie
      ?.split(/;\s*/)
      .map(valueIn)
      .find((one) => one !== undefined)
  if (!value) return {}
  return { [SIGN_IN_MARK]: createHash('sha256').update(value).digest('base64url').slice(0, 16) }
}

/** 'lectern=abc; Path=/' → 'abc' */
function valueIn(cookie: unknown): string | undefined {
  const [pair = ''] = String(cookie ?? '').split(';')
  const name = `${signInCookie()}=`
  return pair.startsWith(name) ? pair.slice(name.length) : undefined
}
