import { useTranslations } from 'next-intl'
import { formatInstant, formatZone } from '@/lib/platform/dates'

type Props = {
  edition: { enrolFromAt: Date | null; enrolUntilAt: Date | null; zone: string }
  /** The reader's zone; null for a visitor, who is told the edition's. */
  viewerZone: string | null
  locale: string
}

/** From when until when people may come in, in the reader's zone, which is named: once, unless the clocks change between. */
export function EnrolmentWindow({ edition: { enrolFromAt, enrolUntilAt, zone }, viewerZone, locale }: Props) {
  const t = useTranslations('catalogue.edition')
  const shown = viewerZone ?? zone
  const zoneAt = (at: Date) => formatZone(shown, at, locale)
  const words = (at: Date) => `${formatInstant(at, shown, locale)} · ${zoneAt(at)}`
  if (enrolFromAt && enrolUntilAt) {
    const isOneClock = zoneAt(enrolFromAt) === zoneAt(enrolUntilAt)
    const from = isOneClock ? formatInstant(enrolFromAt, shown, locale) : words(enrolFromAt)
    return t('windowBoth', { from, until: words(enrolUntilAt) })
  }
  if (enrolFromAt) return t('windowFrom', { from: words(enrolFromAt) })
  return enrolUntilAt ? t('windowUntil', { until: words(enrolUntilAt) }) : t('windowToEnd')
}
