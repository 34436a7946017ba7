import 'server-only'
import { headers } from 'next/headers'
import { CLIENT_HEADER } from './client-address'

export const REQUEST_ID_HEADER = 'x-request-id'

/** The id that server/front.ts gave the request, or null in work that no request began. */
export function requestId(): Promise<string | null> {
  return header(REQUEST_ID_HEADER)
}

/** The machine or network that asks, as throttles count it; null in work that no request began. */
export function clientAddress(): Promise<string | null> {
  return header(CLIENT_HEADER)
}

/** What the browser says of itself, cut where no browser says more. */
export async function userAgent(): Promise<string | null> {
  return (await header('user-agent'))?.slice(0, 400) ?? null
}

async function header(name: string): Promise<string | null> {
  try {
    return (await headers()).get(name)
  } catch {
    // Outside a request Next throws: scripts, the worker and tests have no request id.
    return null
  }
}
