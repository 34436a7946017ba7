import { useLocale, useTranslations } from 'next-intl'
import { type Fault, MOST_OF_A_CELL } from '@/lib/people/rules/import-row'
import { listFormat } from '@/lib/platform/intl-formats'
import { locales } from '@/lib/platform/locales'
import { isolated } from './isolated'
import { nameOf } from './options'

/** Why a row is refused. */
export function ImportFaults({ faults }: { faults: Fault[] }) {
  const t = useTranslations('people.import')
  const locale = useLocale()
  return (
    <ul className="grid max-w-[60ch] gap-1">
      {faults.map(({ reason, column, value, line }) => (
        <li key={`${reason} ${column}`}>
          {t.rich(`faults.${reason}`, {
            column: column ? t(`columns.${column}`) : '',
            value: value ?? '',
            line: line ?? 0,
            most: MOST_OF_A_CELL,
            languages: listFormat(locale).format(locales.map((code) => nameOf(code, locale, 'language'))),
            ...isolated,
          })}
        </li>
      ))}
    </ul>
  )
}
