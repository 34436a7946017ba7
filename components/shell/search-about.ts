import type { CourseKind } from '@prisma/client'
import type { useTranslations } from 'next-intl'
import type { EditionPhase } from '@/lib/catalogue/rules'
import { formatDateRange, formatInstant, formatTime, formatZone, sameClock } from '@/lib/platform/dates'
import type { Found } from '@/lib/search/schema'

type Part = { text: string; lang?: string }
type Reader = {
  locale: string
  /** Null for a visitor, who sees a session's own. */
  viewerZone: string | null
  terms: ReturnType<typeof useTranslations<'terms'>>
}

/** What is said of an answer beside its title: enough to tell it from others of the same name. */
export function aboutOf(found: Found, reader: Reader): Part[] {
  return partsOf(found, reader).filter(({ text }) => text !== '')
}

function partsOf(found: Found, { locale, viewerZone, terms }: Reader): Part[] {
  switch (found.kind) {
    case 'courses':
      return [{ text: terms(`courseKind.${found.courseKind as CourseKind}`) }, { text: found.code }]
    case 'editions':
      return [
        found.label,
        { text: formatDateRange(found.startsOn, found.endsOn, locale) },
        { text: terms(`editionPhase.${found.phase as EditionPhase}`) },
      ]
    case 'sessions': {
      const { startsAt, zone, course, isLive } = found
      const shown = viewerZone ?? zone
      return [
        { text: `${formatInstant(startsAt, shown, locale)} ${formatZone(shown, startsAt, locale)}` },
        {
          text: sameClock(startsAt, shown, zone)
            ? ''
            : `${formatTime(startsAt, zone, locale)} ${formatZone(zone, startsAt, locale)}`,
        },
        course,
        { text: isLive ? '' : terms('editionPhase.cancelled') },
      ]
    }
    case 'people':
      return [{ text: found.about }, found.course ?? { text: '' }]
  }
}
