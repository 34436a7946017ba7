import { useLocale, useTranslations } from 'next-intl'
import { CountryFilter } from '@/components/people/country-filter'
import { nameOf } from '@/components/people/options'
import type { Query } from '@/components/ui/address'
import { SelectField, TextField } from '@/components/ui/field'
import { ListFilter } from '@/components/ui/list-filter'
import { NarrowedBy } from '@/components/ui/table-tools'
import { inStates } from '@/lib/enrolments/rules'
import { type EnrolmentState, type ParticipantView, participantFilters } from '@/lib/enrolments/schema'

type Props = {
  path: string
  query: Query
  view: ParticipantView
  counts: Record<EnrolmentState, number>
  countries: string[]
}

/** Narrows the list; what is chosen stands in the address, and below it with the way to take it back. */
export function ParticipantFilter({ path, query, view, counts, countries }: Props) {
  const t = useTranslations('enrolments.participants')
  const locale = useLocale()
  const countOf = (filter: (typeof participantFilters)[number]) => {
    if (filter === 'all') return Object.values(counts).reduce((sum, count) => sum + count, 0)
    if (filter === 'in') return inStates.reduce((sum, state) => sum + counts[state], 0)
    return counts[filter]
  }
  // Those that hold nobody are left out, unless one of them is what is shown.
  const filters = participantFilters.filter((filter) => filter === 'in' || filter === view.state || countOf(filter) > 0)
  const { words, state, country } = view
  return (
    <>
      <ListFilter path={path} query={query} asks={['words', 'state', 'country']}>
        <TextField name="words" type="search" label={t('words')} defaultValue={words} maxLength={100} dir="auto" />
        <SelectField
          name="state"
          label={t('show')}
          defaultValue={state}
          options={filters.map((filter) => ({
            value: filter,
            label: t('option', { name: t(`filter.${filter}`), count: countOf(filter) }),
          }))}
        />
        <CountryFilter label={t('columns.country')} chosen={country} among={countries} />
      </ListFilter>
      <NarrowedBy
        path={path}
        query={query}
        filters={[
          { key: 'words', label: words },
          { key: 'state', label: state === 'in' ? '' : t(`filter.${state}`) },
          { key: 'country', label: country && nameOf(country, locale, 'region') },
        ]}
      />
    </>
  )
}
