import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { displayNames } from '@/lib/platform/intl-formats'
import { directionOf, locales } from '@/lib/platform/locales'
import { LanguageLink } from './language-link'
import { LowDataSwitch } from './low-data-switch'

export async function SiteFooter() {
  const t = await getTranslations('shell')
  const here = await getLocale()
  return (
    <footer className="no-print border-t border-line">
      <div className="mx-auto flex max-w-[1180px] flex-wrap items-baseline gap-x-6 gap-y-2 px-5 py-6 text-sm text-ink-soft">
        <p>{t('footer')}</p>
        <Link href="/accessibility" className="inline-block py-1">
          {t('accessibility.link')}
        </Link>
        <LowDataSwitch />
        <nav aria-label={t('languages')} className="lg:ms-auto">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {locales.map((locale) => (
              <li key={locale} dir={directionOf(locale)}>
                {locale === here ? (
                  <span aria-current="true" className="inline-block py-1 font-semibold text-ink">
                    {nameOf(locale)}
                  </span>
                ) : (
                  <LanguageLink locale={locale} name={nameOf(locale)} className="inline-block py-1" />
                )}
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}

/** A language's name as it stands alone: French and others write theirs small only inside a sentence. */
function nameOf(locale: string): string {
  const name = displayNames(locale, 'language').of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
