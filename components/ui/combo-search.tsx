import { useLocale, useTranslations } from 'next-intl'
import { localePath } from '@/lib/platform/locales'
import { hiddenFields, type Query } from './address'
import type { ComboTexts } from './combo-box'

/** The form of a ComboField's search without script. It stands beside the form that the field is in: forms hold no forms. */
export function ComboSearch({ id, path, query }: { id: string; path: string; query: Query }) {
  const locale = useLocale()
  return (
    <form id={id} action={localePath(locale, path)} hidden>
      {hiddenFields(query, ['find']).map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
    </form>
  )
}

/** What a ComboField says, in the reader's language: messages stay on the server. */
export function useComboTexts(): ComboTexts {
  const t = useTranslations('parts.combo')
  return {
    search: t('search'),
    show: t('show'),
    choose: t('choose'),
    nothing: t('nothing'),
    failed: t('failed'),
    searching: t('searching'),
  }
}
