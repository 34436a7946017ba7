import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { FilePicker } from '@/components/ui/file-picker'
import { IMPORT_MOST_BYTES, IMPORT_MOST_ROWS } from '@/lib/people/schema'
import { localePath } from '@/lib/platform/locales'

/** Sends the file to a handler, not to an action: its body may be larger. */
export async function ImportForm() {
  const [t, file, locale, format] = await Promise.all([
    getTranslations('people.import'),
    getTranslations('parts.file'),
    getLocale(),
    getFormatter(),
  ])
  const megabytes = IMPORT_MOST_BYTES / 1_000_000
  return (
    <section className="card grid gap-4">
      <FilePicker
        action={localePath(locale, '/admin/people/import/upload')}
        name="file"
        label={t('file')}
        hint={t('fileHint', { megabytes, rows: IMPORT_MOST_ROWS })}
        accept=".csv,.tsv,.txt,.xlsx"
        mostBytes={IMPORT_MOST_BYTES}
        act={t('read')}
        texts={{
          drop: file('drop'),
          tooLarge: file('tooLarge', { most: format.number(megabytes, { style: 'unit', unit: 'megabyte' }) }),
          sending: file('sending'),
          broken: file('broken'),
        }}
      />
      <p>
        <a href={localePath(locale, '/admin/people/import/template')} download>
          {t('template')}
        </a>
      </p>
    </section>
  )
}
