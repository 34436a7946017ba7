import { getLocale, getTranslations } from 'next-intl/server'
import { localePath } from '@/lib/platform/locales'
import { formats } from '@/lib/platform/spreadsheet'
import { addressWith, type Query } from './address'

type Props = {
  path: string
  /** The list's address: what is exported is what is shown. */
  query?: Query
}

/** The ways to take a list away, every page of it. Plain links: a file is no page to go to. */
export async function ExportLinks({ path, query = {} }: Props) {
  const [t, locale] = await Promise.all([getTranslations('common.export'), getLocale()])
  return (
    <p className="no-print flex flex-wrap gap-x-3">
      <span>{t('label')}</span>
      {formats.map((format) => (
        <a
          key={format}
          href={localePath(locale, addressWith(path, query, { format }))}
          download
          aria-label={t('as', { format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  )
}
