import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Catalogue } from '@/lib/catalogue/queries/catalogue'
import type { CatalogueFilters as Filters } from '@/lib/catalogue/schema'
import { localePath } from '@/lib/platform/locales'
import { FilterGroup } from './filter-group'
import { ownNameOf } from './names'
import { SearchField } from './search-field'

type Props = { filters: Filters; facets: Catalogue['facets']; locale: string }

/** The search and its choices: a form that sends itself into the address, so that a view can be sent to a colleague. */
export function CatalogueFilters({ filters, facets, locale }: Props) {
  const t = useTranslations('catalogue.courses')
  const chosenCount = countOf(filters)
  return (
    <search>
      <form action={localePath(locale, '/courses')} className="grid gap-4">
        <SearchField label={t('search')} hint={t('searchHint')} submit={t('find')} words={filters.words} />
        {chosenCount > 0 || filters.words ? <Link href="/courses">{t('clear')}</Link> : null}
        <details className="filters">
          <summary className="font-semibold">{t('filters', { count: chosenCount })}</summary>
          <div className="grid gap-5">
            <Groups filters={filters} facets={facets} />
            <div>
              <button type="submit" className="btn btn-quiet">
                {t('apply')}
              </button>
            </div>
          </div>
        </details>
      </form>
    </search>
  )
}

function Groups({ filters, facets }: Omit<Props, 'locale'>) {
  const t = useTranslations('catalogue.courses')
  const terms = useTranslations('terms')
  const open = [{ value: '1', count: facets.openCount, isChosen: filters.isOpen, label: t('openNow') }]
  const kinds = facets.kinds.map((choice) => ({ ...choice, label: terms(`courseKind.${choice.value as 'webinar'}`) }))
  const deliveries = facets.deliveries.map((choice) => ({
    ...choice,
    label: terms(`delivery.${choice.value as 'online'}`),
  }))
  const languages = facets.languages.map((choice) => ({
    ...choice,
    label: ownNameOf(choice.value),
    labelLocale: choice.value,
  }))
  const more = t('more')
  return (
    <>
      <FilterGroup name="open" label={t('availability')} choices={open} more={more} />
      <FilterGroup name="kind" label={t('kind')} choices={kinds} more={more} />
      <FilterGroup name="theme" label={t('theme')} choices={facets.themes} more={t('moreThemes')} />
      <FilterGroup name="priority" label={t('priority')} choices={facets.priorities} more={more} />
      <FilterGroup name="language" label={t('language')} choices={languages} more={more} />
      <FilterGroup name="delivery" label={t('delivery')} choices={deliveries} more={more} />
    </>
  )
}

function countOf({ kinds, themes, priorities, languages, deliveries, isOpen }: Filters): number {
  return [kinds, themes, priorities, languages, deliveries].reduce((sum, chosen) => sum + chosen.length, isOpen ? 1 : 0)
}
