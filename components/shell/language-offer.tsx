import { headers } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { currentViewer } from '@/lib/platform/auth'
import { directionOf, isLocale } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import { PREFERS_HEADER } from '@/lib/platform/preference'
import { LanguageLink } from './language-link'

/** The page in the account's language, or in the browser's where nobody is signed in: offered in its own words, above all. */
export async function LanguageOffer() {
  const [viewer, here, asked] = await Promise.all([currentViewer(), getLocale(), headers()])
  const preferred = viewer.kind === 'member' ? viewer.locale : asked.get(PREFERS_HEADER)
  if (!isLocale(preferred) || preferred === here) return null
  const t = translatorFor(preferred)
  return (
    <aside
      aria-label={t('people.fields.locale')}
      lang={preferred}
      dir={directionOf(preferred)}
      className="no-print border-b border-line bg-surface px-5 text-center text-sm"
    >
      <LanguageLink locale={preferred} name={t('shell.readHere')} className="inline-block py-1.5" />
    </aside>
  )
}
