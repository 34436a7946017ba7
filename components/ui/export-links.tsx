import { getLocale, getTranslations } from 'next-intl/server'
import { localePath } from '@/lib/platform/locales'
import { formats } from '@/lib/platform/spreadsheet'

type Props = {
  path: string
  /** The rest of the list's address: what is exported is what is shown. */
  query?: Record<string, string | undefined>
}

/** The ways to take a list away, every page of it. Plain links: a file is no page to go to. */
export async function ExportLinks({ path, query = {} }: Props) {
  const [t, locale] = await Promise.all([getTranslations('common.export'), getLocale()])
  const shown = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return (
    <p className="no-print flex flex-wrap gap-x-3">
      <span>{t('label')}</span>
      {formats.map((format) => (
        <a
          key={format}
          href={`${localePath(locale, path)}?${new URLSearchParams([...shown, ['format', format]])}`}
          download
          aria-label={t('as', { format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  )
}
