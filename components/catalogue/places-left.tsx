import { useTranslations } from 'next-intl'
import { Bar } from '@/components/ui/page'

/** How many places are left, in words, with a bar that says the same. */
export function PlacesLeft({ places, takenCount }: { places: number; takenCount: number }) {
  const t = useTranslations('catalogue.edition')
  const left = places - takenCount
  const words = left > 0 ? t('placesLeft', { left, places }) : t('placesFull', { places })
  return (
    <div className="grid gap-1">
      <p className="font-semibold">{words}</p>
      <Bar value={takenCount} max={places} label={words} />
    </div>
  )
}
