import { useTranslations } from 'next-intl'
import type { Parts, Text, TextPart } from './admin-texts'

/** What is saved of a text, each part of each language that it is written in: for a form that came too late. */
export function useSavedTexts(parts: Parts, texts: readonly Text[]): { term: string; value: string | null }[] {
  const t = useTranslations('catalogue.admin.texts')
  const common = useTranslations('common')
  return texts.flatMap((text) => {
    const language = common('inLanguage', { locale: text.locale })
    const names = Object.keys(parts) as TextPart[]
    return names.map((name) => ({ term: t(name, { language }), value: text[name] || null }))
  })
}
