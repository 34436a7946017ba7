import { useLocale } from 'next-intl'
import { ComboField } from '@/components/ui/combo-field'
import { useComboTexts } from '@/components/ui/combo-search'
import type { Choice } from '@/lib/people/queries/choices'
import type { Among } from '@/lib/people/schema'
import { localePath } from '@/lib/platform/locales'
import { asOption } from './as-option'

type Props = {
  name: string
  label: string
  among: Among
  /** The id of the ComboSearch that searches where there is no script, and what it found by which words. */
  searchForm: string
  words: string
  found: Choice[]
}

/** One person of thousands, found by name while one writes. */
export function PersonField({ among, words, found, ...field }: Props) {
  const locale = useLocale()
  return (
    <ComboField
      {...field}
      source={localePath(locale, `/admin/people/options?among=${among}`)}
      words={words}
      found={words ? found.map(asOption) : undefined}
      texts={useComboTexts()}
      locale={locale}
    />
  )
}
