import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { MOST_LETTERS_SEARCHED } from '@/lib/catalogue/schema'
import { localePath } from '@/lib/platform/locales'

/** The search over the page that is being read. Script alone opens it; without, the link leads to the search's page. */
export function SearchDialog() {
  const t = useTranslations('shell.search')
  const places = useTranslations('shell.places')
  const action = localePath(useLocale(), '/search')
  return (
    <dialog id="search-dialog" className="search-dialog" aria-labelledby="search-label" {...{ closedby: 'any' }}>
      <form action={action} data-suggestions={`${action}/suggestions`}>
        <label id="search-label" htmlFor="search-words">
          {t('label')}
        </label>
        <div className="flex gap-2">
          <input
            id="search-words"
            name="q"
            type="search"
            className="input"
            dir="auto"
            maxLength={MOST_LETTERS_SEARCHED}
            autoComplete="off"
            role="combobox"
            aria-expanded="false"
            aria-autocomplete="list"
            aria-controls="search-suggestions"
          />
          <button type="submit" className="btn">
            {t('title')}
          </button>
        </div>
        <div id="search-suggestions" role="listbox" aria-label={t('suggestions')} hidden />
        <p role="status" className="sr-only" />
      </form>
      <form method="dialog" className="search-foot">
        <label>
          <input type="checkbox" defaultChecked />
          {t('slash')}
        </label>
        <button type="submit" className="nav-button">
          <Icon name="close" />
          {places('close')}
        </button>
      </form>
    </dialog>
  )
}
