import { canReadMail } from '@/lib/notifications/policy'
import { canSeePool, plansSessions, runsEditions } from '@/lib/people/policy'
import type { Viewer } from '@/lib/platform/viewer'

export type PlaceKey =
  | 'today'
  | 'timetable'
  | 'courses'
  | 'teach'
  | 'teachCalendar'
  | 'admin'
  | 'adminCourses'
  | 'adminCalendar'
  | 'people'
  | 'mail'

/** `under`: what belongs to it; where that is not given, all that lies below it. */
export type Place = { key: PlaceKey; href: string; under?: readonly string[] }

export type PlaceGroup = { key: 'learning' | 'teaching' | 'management'; places: Place[] }

/** As many links as a bar holds at a glance; one more, and the last of it opens the others. */
export const MOST_IN_SIGHT = 7

const courses: Place = { key: 'courses', href: '/courses' }
const teaching: Place[] = [
  { key: 'teach', href: '/teach', under: ['/teach/sessions', '/teach/editions'] },
  { key: 'teachCalendar', href: '/teach/calendar' },
]

/** Where the viewer has something to do, what they do first in front: only what is built and theirs to open. */
export function placesOf(viewer: Viewer): PlaceGroup[] {
  if (viewer.kind !== 'member') return [{ key: 'learning', places: [courses] }]
  const management: Place[] = [
    { key: 'admin', href: '/admin', under: ['/admin/editions'] },
    { key: 'adminCalendar', href: '/admin/calendar' },
    ...(runsEditions(viewer) ? [{ key: 'adminCourses', href: '/admin/courses' } as const] : []),
    ...(canSeePool(viewer) ? [{ key: 'people', href: '/admin/people' } as const] : []),
    ...(canReadMail(viewer) ? [{ key: 'mail', href: '/admin/mail' } as const] : []),
  ]
  return [
    ...(plansSessions(viewer) ? [{ key: 'management' as const, places: management }] : []),
    ...(viewer.isTrainer ? [{ key: 'teaching' as const, places: teaching }] : []),
    {
      key: 'learning',
      places: [
        { key: 'today', href: '/my', under: ['/my/courses'] },
        { key: 'timetable', href: '/my/timetable' },
        courses,
      ],
    },
  ]
}

/** The groups with what is in sight of them, and with what is not. */
export function inSight(
  groups: readonly PlaceGroup[],
  most = MOST_IN_SIGHT,
): { seen: PlaceGroup[]; rest: PlaceGroup[] } {
  const count = groups.reduce((sum, { places }) => sum + places.length, 0)
  const room = count > most ? most - 1 : most
  const first = new Set(groups.flatMap(({ places }) => places).slice(0, room))
  const only = (isWanted: (place: Place) => boolean) =>
    groups
      .map((group) => ({ ...group, places: group.places.filter(isWanted) }))
      .filter(({ places }) => places.length > 0)
  return { seen: only((place) => first.has(place)), rest: only((place) => !first.has(place)) }
}
