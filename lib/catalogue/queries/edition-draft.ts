import 'server-only'
import type { Delivery, RateBasis, WayIn } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { instantOf, localAt } from '@/lib/platform/local-time'
import type { Viewer } from '@/lib/platform/viewer'
import { dayOf, daysToNext } from '../rules'
import { type EditionFacts, managedEdition } from './edition'

/** An edition as its form shows it: days and local times as inputs want them, rates in per cent. */
export type EditionDraft = {
  baseLocale: string
  texts: { locale: string; label: string; about: string }[]
  startsOn: string
  endsOn: string
  zone: string
  delivery: Delivery
  location: string
  wayIn: WayIn
  enrolFrom: string
  enrolUntil: string
  fold: number | null
  places: string
  rate: string
  rateBasis: RateBasis
  late: string
  leftEarly: string
  isRestricted: boolean
  showsCohort: boolean
}

/** An edition as it stands. */
export function draftOf(edition: EditionFacts): EditionDraft {
  const { zone, delivery, wayIn, rateBasis, isRestricted, showsCohort, enrolFromAt, enrolUntilAt } = edition
  const percent = (permille: number) => String(permille / 10)
  return {
    baseLocale: edition.baseLocale,
    texts: edition.texts,
    startsOn: dayOf(edition.startsOn),
    endsOn: dayOf(edition.endsOn),
    zone,
    delivery,
    location: edition.location ?? '',
    wayIn,
    enrolFrom: enrolFromAt ? localAt(enrolFromAt, zone) : '',
    enrolUntil: enrolUntilAt ? localAt(enrolUntilAt, zone) : '',
    fold: foldOf(enrolFromAt, zone) ?? foldOf(enrolUntilAt, zone),
    places: String(edition.places),
    rate: percent(edition.ratePermille),
    rateBasis,
    late: percent(edition.latePermille),
    leftEarly: percent(edition.leftEarlyPermille),
    isRestricted,
    showsCohort,
  }
}

/** Which of the two an instant is where its local time exists twice that night. */
function foldOf(at: Date | null, zone: string): number | null {
  const outcome = at && instantOf(localAt(at, zone), zone)
  if (outcome?.kind !== 'twice') return null
  return at && at < outcome.later ? 0 : 1
}

/** A new edition before anything is said of it. */
export function emptyDraft(zone: string, baseLocale: string): EditionDraft {
  return {
    baseLocale,
    texts: [],
    startsOn: '',
    endsOn: '',
    zone,
    delivery: 'online',
    location: '',
    wayIn: 'open',
    enrolFrom: '',
    enrolUntil: '',
    fold: null,
    places: '',
    rate: '80',
    rateBasis: 'sessions',
    late: '100',
    leftEarly: '100',
    isRestricted: false,
    showsCohort: false,
  }
}

/**
 * A new edition like an earlier one of the same course, so many whole years of 52 weeks later that it is to come; its
 * labels are left to be written. Null where the viewer runs no such edition.
 */
export async function draftLike(viewer: Viewer, courseId: string, slug: string, locale: string) {
  const earlier = await managedEdition(viewer, slug, locale)
  if (earlier?.courseId !== courseId) return null
  const days = daysToNext(earlier.startsOn, now())
  const draft = draftOf(earlier)
  const later = (local: string) => local && laterBy(local, days)
  return {
    draft: {
      ...draft,
      texts: draft.texts.map((text) => ({ ...text, label: '' })),
      fold: null,
      startsOn: later(draft.startsOn),
      endsOn: later(draft.endsOn),
      enrolFrom: later(draft.enrolFrom),
      enrolUntil: later(draft.enrolUntil),
    },
    from: { slug: earlier.slug, moduleCount: earlier.modules.length },
  }
}

/** A day, or a day and a time, so many days later by the calendar. */
function laterBy(local: string, days: number): string {
  const [day = '', time] = local.split('T')
  const later = dayOf(new Date(new Date(day).getTime() + days * 86_400_000))
  return time ? `${later}T${time}` : later
}
