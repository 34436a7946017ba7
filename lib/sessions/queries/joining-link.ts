import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { isViewed, type Viewer } from '@/lib/platform/viewer'
import { sessionsWith } from '../policy'
import { linkIsShown } from '../rules'
import type { JoiningLink } from '../schema'

/** Where to join, for those in the session alone and only from 15 minutes before its start until its end; else null. */
export async function joiningLink(viewer: Viewer, sessionId: string): Promise<JoiningLink | null> {
  if (!isId(sessionId)) return null
  return (await linksOf(viewer, [sessionId])).get(sessionId) ?? null
}

/** The joining links that are shown now, by their session's id. */
export async function joiningLinks(
  viewer: Viewer,
  sessions: { id: string; startsAt: Date; endsAt: Date; isLive: boolean }[],
): Promise<Map<string, JoiningLink>> {
  const at = now()
  const open = sessions.filter((session) => linkIsShown(session, at))
  return open.length > 0
    ? linksOf(
        viewer,
        open.map(({ id }) => id),
      )
    : new Map()
}

async function linksOf(viewer: Viewer, ids: string[]): Promise<Map<string, JoiningLink>> {
  const rows = await db.session.findMany({
    where: { AND: [{ id: { in: ids }, link: { isNot: null } }, sessionsWith(viewer)] },
    select: { id: true, startsAt: true, endsAt: true, isLive: true, link: { select: { url: true } } },
  })
  const at = now()
  return new Map(
    rows.flatMap(({ id, link, ...session }) => {
      if (!link || !linkIsShown(session, at)) return []
      // Who looks as somebody else comes into no room in their place: only that there is a way in is told.
      return [[id, { url: isViewed(viewer) ? null : link.url }]]
    }),
  )
}
