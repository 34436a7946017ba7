import 'server-only'
import { headers } from 'next/headers'

export const REQUEST_ID_HEADER = 'x-request-id'

/** The id that server/front.ts gave the request, or null in work that no request began. */
export async function requestId(): Promise<string | null> {
  try {
    return (await headers()).get(REQUEST_ID_HEADER)
  } catch {
    // Outside a request Next throws: scripts, the worker and tests have no request id.
    return null
  }
}
