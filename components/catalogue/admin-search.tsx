import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { localePath } from '@/lib/platform/locales'

/** The search of a list, kept in the address. */
export async function AdminSearch({ path, words, label }: { path: string; words: string; label: string }) {
  const t = await getTranslations('catalogue.admin.courses')
  return (
    <search>
      <form action={localePath(await getLocale(), path)} className="grid gap-1">
        <label htmlFor="q" className="font-semibold">
          {label}
        </label>
        <div className="flex flex-wrap items-center gap-3">
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={words}
            maxLength={200}
            dir="auto"
            className="input max-w-96"
          />
          <button type="submit" className="btn btn-quiet">
            {t('find')}
          </button>
          {words ? <Link href={path}>{t('clear')}</Link> : null}
        </div>
      </form>
    </search>
  )
}
