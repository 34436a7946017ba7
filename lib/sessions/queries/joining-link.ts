import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { isViewed, type Viewer } from '@/lib/platform/viewer'
import { sessionsWith } from '../policy'
import { linkIsShown } from '../rules'

/** Where to join, for those in the session alone and only from 15 minutes before its start until its end; else null. */
export async function joiningLink(viewer: Viewer, sessionId: string): Promise<string | null> {
  // Who looks as somebody else comes into no room in their place.
  if (!isId(sessionId) || isViewed(viewer)) return null
  const session = await db.session.findFirst({
    where: { AND: [{ id: sessionId }, sessionsWith(viewer)] },
    select: { startsAt: true, endsAt: true, isLive: true, link: { select: { url: true } } },
  })
  if (!session?.link || !linkIsShown(session, now())) return null
  return session.link.url
}

/** The joining links that are shown now, by their session's id. */
export async function joiningLinks(
  viewer: Viewer,
  sessions: { id: string; startsAt: Date; endsAt: Date; isLive: boolean }[],
): Promise<Map<string, string>> {
  const at = now()
  const links = new Map<string, string>()
  for (const session of sessions) {
    const url = linkIsShown(session, at) ? await joiningLink(viewer, session.id) : null
    if (url) links.set(session.id, url)
  }
  return links
}
