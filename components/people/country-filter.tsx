import { useLocale, useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/field'
import { countryOptions } from './options'

type Props = { label: string; chosen: string; among: readonly string[] }

/** Narrows a list to a country of those that occur in it. */
export function CountryFilter({ label, chosen, among }: Props) {
  return (
    <SelectField
      name="country"
      label={label}
      defaultValue={chosen}
      emptyLabel={useTranslations('parts.table')('all')}
      options={countryOptions(useLocale(), [...among, chosen])}
    />
  )
}
