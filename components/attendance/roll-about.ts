import { getTranslations } from 'next-intl/server'
import type { RollEntry } from '@/lib/attendance/queries/register'
import { displayNames } from '@/lib/platform/intl-formats'

/** What stands under each name of a roll: where from, and the sessions missed in a row. */
export async function aboutEach(roll: RollEntry[], locale: string): Promise<string[]> {
  const t = await getTranslations('attendance.register')
  const countries = displayNames(locale, 'region')
  return roll.map(({ country, organisation, missedCount }) =>
    [
      country && countries.of(country),
      // Isolated: an organisation's name may be in another script than the line.
      organisation && `\u2068${organisation}\u2069`,
      missedCount > 0 && t('missed', { count: missedCount }),
    ]
      .filter(Boolean)
      .join(' · '),
  )
}
