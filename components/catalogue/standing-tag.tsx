import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/page'
import type { Standing } from '@/lib/catalogue/rules'
import { formatDate } from '@/lib/platform/dates'
import { dayIn } from '@/lib/platform/days'

type Props = { standing: Standing; places: number; zone: string; locale: string }

/** Whether and how one can come into an edition, in a word or two. Days are the edition's own. */
export function StandingTag({ standing, places, zone, locale }: Props) {
  const t = useTranslations('catalogue.standing')
  const on = (at: Date) => formatDate(new Date(dayIn(zone, at)), locale)
  switch (standing.kind) {
    case 'placesLeft':
      return <Tag tone={standing.isFew ? 'warn' : 'good'}>{t('placesLeft', { left: standing.leftCount, places })}</Tag>
    case 'apply':
    case 'nominate': {
      const { kind, untilAt } = standing
      return <Tag tone="good">{untilAt ? t(`${kind}Until`, { day: on(untilAt) }) : t(kind)}</Tag>
    }
    case 'notYet':
      return <Tag tone="info">{t('notYet', { day: on(standing.fromAt) })}</Tag>
    default:
      return <Tag tone={tones[standing.kind] ?? 'plain'}>{t(standing.kind)}</Tag>
  }
}

const tones: Partial<Record<Standing['kind'], Tone>> = {
  full: 'warn',
  cancelled: 'bad',
  running: 'info',
  invitation: 'info',
}
