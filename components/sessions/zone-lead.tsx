import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatZone } from '@/lib/platform/dates'

type Props = { zone: string; at: Date; locale: string }

/** Whose clock the times of a page are by, and where that is changed. */
export function ZoneLead({ zone, at, locale }: Props) {
  const t = useTranslations('sessions.calendar')
  return t.rich('lead', {
    zone: formatZone(zone, at, locale),
    account: (text) => <Link href="/account">{text}</Link>,
  })
}
