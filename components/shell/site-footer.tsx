import { getLocale, getTranslations } from 'next-intl/server'
import { displayNames } from '@/lib/platform/intl-formats'
import { locales } from '@/lib/platform/locales'
import { LanguageLink } from './language-link'

export async function SiteFooter() {
  const t = await getTranslations('shell')
  const here = await getLocale()
  return (
    <footer className="no-print border-t border-line">
      <div className="mx-auto flex max-w-[1180px] flex-wrap gap-x-6 gap-y-2 px-5 py-6 text-sm text-ink-soft">
        <p>{t('footer')}</p>
        <nav aria-label={t('languages')} className="ms-auto flex gap-4">
          {locales.map((locale) =>
            locale === here ? (
              <span key={locale} aria-current="true">
                {nameOf(locale)}
              </span>
            ) : (
              <LanguageLink key={locale} locale={locale} name={nameOf(locale)} />
            ),
          )}
        </nav>
      </div>
    </footer>
  )
}

function nameOf(locale: string): string {
  return displayNames(locale, 'language').of(locale) ?? locale
}
