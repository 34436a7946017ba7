import { useLocale, useTranslations } from 'next-intl'
import { MOST_LETTERS_SEARCHED } from '@/lib/catalogue/schema'
import { localePath } from '@/lib/platform/locales'
import type { SearchKind } from '@/lib/search/schema'

/** The search as a form of a page, which needs no script. */
export function SearchForm({ label, words = '', kind }: { label: string; words?: string; kind?: SearchKind | null }) {
  const t = useTranslations('shell.search')
  return (
    <search>
      <form action={localePath(useLocale(), '/search')} className="grid gap-1">
        {kind ? <input type="hidden" name="kind" value={kind} /> : null}
        <label htmlFor="q" className="font-semibold">
          {label}
        </label>
        <p id="q-hint" className="text-sm text-ink-soft">
          {t('hint')}
        </p>
        <div className="flex max-w-2xl flex-wrap gap-2">
          <input
            id="q"
            name="q"
            type="search"
            className="input w-auto min-w-32 flex-1"
            defaultValue={words}
            maxLength={MOST_LETTERS_SEARCHED}
            dir="auto"
            aria-describedby="q-hint"
          />
          <button type="submit" className="btn">
            {t('title')}
          </button>
        </div>
      </form>
    </search>
  )
}
