import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { SelectField, TextField } from './field'
import { allZones, zonesByRegion } from './zones'

type Field = Omit<ComponentProps<typeof TextField>, 'type' | 'dir'>

/** A day, by the browser's own picker: it speaks the reader's language and sends year-month-day. */
export function DateField(props: Field) {
  return <TextField {...props} type="date" />
}

/** A time of day, by the browser's own picker: it sends hours and minutes of 24. */
export function TimeField(props: Field) {
  return <TextField {...props} type="time" />
}

type ZoneFieldProps = Omit<ComponentProps<typeof SelectField>, 'options'>

/** A time zone by region and place. The one that is kept is there, whatever its name. */
export function ZoneField({ defaultValue, ...props }: ZoneFieldProps) {
  const t = useTranslations('parts.zone')
  const options = zonesByRegion(allZones(defaultValue)).map(({ region, zones }) => ({
    label: t(region),
    options: zones,
  }))
  return <SelectField {...props} options={options} defaultValue={defaultValue} />
}
