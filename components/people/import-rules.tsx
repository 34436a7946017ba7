import { useTranslations } from 'next-intl'
import { IMPORT_KEPT_DAYS } from '@/lib/people/schema'

/** What an import never does, and what becomes of the list. */
export function ImportRules() {
  const t = useTranslations('people.import')
  return (
    <section aria-labelledby="rules" className="grid gap-3">
      <h2 id="rules">{t('rulesTitle')}</h2>
      <ul className="grid list-disc gap-1 ps-5">
        {(['empty', 'mail', 'all', 'kept'] as const).map((rule) => (
          <li key={rule} className="max-w-[72ch]">
            {t(`rules.${rule}`, { days: IMPORT_KEPT_DAYS })}
          </li>
        ))}
      </ul>
    </section>
  )
}
