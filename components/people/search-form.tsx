import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { localePath } from '@/lib/platform/locales'

/** The list's search, kept in the address. */
export async function SearchForm({ words, show }: { words: string; show: 'everybody' | 'trainers' }) {
  const t = await getTranslations('people.list')
  const isPool = show === 'trainers'
  return (
    <search>
      <form action={localePath(await getLocale(), '/admin/people')} className="grid gap-1">
        {isPool ? <input type="hidden" name="show" value="trainers" /> : null}
        <label htmlFor="q" className="font-semibold">
          {t(isPool ? 'searchTrainers' : 'search')}
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
          <button type="submit" className="btn">
            {t('searchSubmit')}
          </button>
          {words ? <Link href={isPool ? '/admin/people?show=trainers' : '/admin/people'}>{t('clear')}</Link> : null}
        </div>
      </form>
    </search>
  )
}
