import { useTranslations } from 'next-intl'
import { formatInstant, formatZone } from '@/lib/platform/dates'

type Props = {
  edition: { enrolFromAt: Date | null; enrolUntilAt: Date | null; zone: string }
  /** The reader's zone; null for a visitor, who is told the edition's. */
  viewerZone: string | null
  locale: string
}

/** From when until when people may come in, in the reader's zone, which is named. */
export function EnrolmentWindow({ edition: { enrolFromAt, enrolUntilAt, zone }, viewerZone, locale }: Props) {
  const t = useTranslations('catalogue.edition')
  const shown = viewerZone ?? zone
  const words = (at: Date) => `${formatInstant(at, shown, locale)} · ${formatZone(shown, at, locale)}`
  if (enrolFromAt && enrolUntilAt) return t('windowBoth', { from: words(enrolFromAt), until: words(enrolUntilAt) })
  if (enrolFromAt) return t('windowFrom', { from: words(enrolFromAt) })
  return enrolUntilAt ? t('windowUntil', { until: words(enrolUntilAt) }) : t('windowToEnd')
}
