import type { IncomingMessage } from 'node:http'
import { LOW_DATA_HEADER, lowDataOf } from '@/lib/platform/low-data'

/** Notes on a request whether it asks for less data, for the page and for what is kept for visitors. */
export function noteLowData({ headers }: Pick<IncomingMessage, 'headers'>) {
  const asked = lowDataOf(headers)
  if (asked) headers[LOW_DATA_HEADER] = asked
  else delete headers[LOW_DATA_HEADER]
}
