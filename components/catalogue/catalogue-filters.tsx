import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import type { Facets } from '@/lib/catalogue/queries/catalogue-facets'
import type { CatalogueFilters as Filters } from '@/lib/catalogue/schema'
import { localePath } from '@/lib/platform/locales'
import { FilterGroup } from './filter-group'
import { ownNameOf } from './names'

type Props = { filters: Filters; facets: Facets; locale: string }

/** The search and its choices: a form that sends itself into the address, so that a view can be sent to a colleague. */
export async function CatalogueFilters({ filters, facets, locale }: Props) {
  const [t, kinds, deliveries] = await Promise.all([
    getTranslations('catalogue.courses'),
    getTranslations('terms.courseKind'),
    getTranslations('terms.delivery'),
  ])
  const isNarrowed = countOf(filters) > 0
  const open = [{ value: '1', count: facets.openCount, isChosen: filters.isOpen, label: t('openNow') }]
  return (
    <form action={localePath(locale, '/courses')} role="search" className="grid gap-4">
      <div className="grid gap-1">
        <label htmlFor="q" className="font-semibold">
          {t('search')}
        </label>
        <p id="q-hint" className="text-sm text-ink-soft">
          {t('searchHint')}
        </p>
        <input
          id="q"
          name="q"
          type="search"
          className="input"
          defaultValue={filters.words}
          maxLength={200}
          dir="auto"
          aria-describedby="q-hint"
        />
      </div>
      <details className="filters" open={isNarrowed}>
        <summary className="font-semibold">{t('filters')}</summary>
        <div className="grid gap-5">
          <FilterGroup name="open" label={t('availability')} choices={open} />
          <FilterGroup
            name="kind"
            label={t('kind')}
            choices={facets.kinds.map((choice) => ({ ...choice, label: kinds(choice.value as 'webinar') }))}
          />
          <FilterGroup name="theme" label={t('theme')} choices={facets.themes} />
          <FilterGroup name="priority" label={t('priority')} choices={facets.priorities} />
          <FilterGroup
            name="language"
            label={t('language')}
            choices={facets.languages.map((choice) => ({
              ...choice,
              label: ownNameOf(choice.value),
              labelLocale: choice.value,
            }))}
          />
          <FilterGroup
            name="delivery"
            label={t('delivery')}
            choices={facets.deliveries.map((choice) => ({ ...choice, label: deliveries(choice.value as 'online') }))}
          />
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="btn">
          {t('apply')}
        </button>
        {isNarrowed || filters.words ? <Link href="/courses">{t('clear')}</Link> : null}
      </div>
    </form>
  )
}

function countOf({ kinds, themes, priorities, languages, deliveries, isOpen }: Filters): number {
  return [kinds, themes, priorities, languages, deliveries].reduce((sum, chosen) => sum + chosen.length, isOpen ? 1 : 0)
}
