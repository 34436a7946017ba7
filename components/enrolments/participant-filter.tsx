import { useTranslations } from 'next-intl'
import { SelectField, TextField } from '@/components/ui/field'
import { inStates } from '@/lib/enrolments/rules'
import {
  type EnrolmentState,
  type ParticipantView,
  participantFilters,
  participantSorts,
} from '@/lib/enrolments/schema'

type Props = { view: ParticipantView; counts: Record<EnrolmentState, number> }

/** Narrows and sorts the list; what is chosen stands in the address. */
export function ParticipantFilter({ view, counts }: Props) {
  const t = useTranslations('enrolments.participants')
  const countOf = (filter: (typeof participantFilters)[number]) => {
    if (filter === 'all') return Object.values(counts).reduce((sum, count) => sum + count, 0)
    if (filter === 'in') return inStates.reduce((sum, state) => sum + counts[state], 0)
    return counts[filter]
  }
  // Those that hold nobody are left out, unless one of them is what is shown.
  const filters = participantFilters.filter((filter) => filter === 'in' || filter === view.state || countOf(filter) > 0)
  return (
    <search>
      <form className="grid items-end gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]">
        <TextField name="words" type="search" label={t('words')} defaultValue={view.words} maxLength={100} dir="auto" />
        <SelectField
          name="state"
          label={t('show')}
          defaultValue={view.state}
          options={filters.map((filter) => ({
            value: filter,
            label: t('option', { name: t(`filter.${filter}`), count: countOf(filter) }),
          }))}
        />
        <SelectField
          name="sort"
          label={t('sort')}
          defaultValue={view.sort}
          options={participantSorts.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }))}
        />
        <button type="submit" className="btn btn-quiet">
          {t('apply')}
        </button>
      </form>
    </search>
  )
}
