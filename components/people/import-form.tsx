import { getLocale, getTranslations } from 'next-intl/server'
import { IMPORT_MOST_BYTES, IMPORT_MOST_ROWS } from '@/lib/people/schema'
import { localePath } from '@/lib/platform/locales'

/** Sends the file to a handler, not to an action: its body may be larger. */
export async function ImportForm() {
  const [t, locale] = await Promise.all([getTranslations('people.import'), getLocale()])
  return (
    <section className="card grid gap-4">
      <form
        method="post"
        action={localePath(locale, '/admin/people/import/upload')}
        encType="multipart/form-data"
        className="grid gap-4"
      >
        <div className="grid gap-1">
          <label htmlFor="file" className="font-semibold">
            {t('file')}
          </label>
          <p id="file-hint" className="text-sm text-ink-soft">
            {t('fileHint', { megabytes: IMPORT_MOST_BYTES / 1_000_000, rows: IMPORT_MOST_ROWS })}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,.tsv,.txt,.xlsx"
            required
            className="input file:me-3 file:cursor-pointer file:rounded file:border-0 file:bg-act-tint file:px-3 file:py-1 file:font-semibold file:text-act"
            aria-describedby="file-hint"
          />
        </div>
        <div>
          <button type="submit" className="btn">
            {t('read')}
          </button>
        </div>
      </form>
      <p>
        <a href={localePath(locale, '/admin/people/import/template')} download>
          {t('template')}
        </a>
      </p>
    </section>
  )
}
