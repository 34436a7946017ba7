import 'server-only'
import { headers } from 'next/headers'
import { currentViewer } from './auth'
import { LOW_DATA_HEADER } from './low-data'

/** Why the page that is being rendered goes without fonts and pictures; null where it has them. */
export async function lowDataHere(): Promise<'browser' | 'choice' | null> {
  const asked = (await headers()).get(LOW_DATA_HEADER)
  if (asked === 'browser') return 'browser'
  const viewer = await currentViewer()
  return asked === 'cookie' || (viewer.kind === 'member' && viewer.lowData) ? 'choice' : null
}
