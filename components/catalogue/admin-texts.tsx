import { useLocale, useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/field'
import { directionOf, locales, spokenLocale } from '@/lib/platform/locales'
import { TextPanels } from './admin-text-panels'
import { nameIn } from './names'

export type TextPart = 'title' | 'summary' | 'outcomes' | 'label' | 'about' | 'name' | 'newTheme'

/** The parts of a text with the most characters of each, the name first. */
export type Parts = Partial<Record<TextPart, number>>
export type Text = { locale: string } & Partial<Record<TextPart, string>>

type Props = {
  parts: Parts
  texts: readonly Text[]
  baseLocale: string
  /** Whether the first language is chosen here; else it is a given. */
  isBaseChosen?: boolean
  /** Whether nothing at all may be written. */
  isOptional?: boolean
  legend?: string
  hints?: Partial<Record<TextPart, string>>
}

/** What the institute writes, in each of the product's languages, the first language open and those with a text too. */
export function TextsByLanguage({ parts, texts, baseLocale, isBaseChosen, isOptional, legend, hints }: Props) {
  const t = useTranslations('catalogue.admin.texts')
  const common = useTranslations('common')
  const locale = useLocale()
  const names = Object.keys(parts) as TextPart[]
  const panels = locales.map((language) => {
    const inLanguage = common('inLanguage', { locale: language })
    const text = texts.find((one) => one.locale === language)
    return {
      language,
      dir: directionOf(language),
      heading: inLanguage.charAt(0).toLocaleUpperCase(locale) + inLanguage.slice(1),
      fields: names.map((name) => ({
        name: `${name}.${language}`,
        label: t(name, { language: inLanguage }),
        hint: hints?.[name],
        most: parts[name] ?? 0,
        saved: text?.[name] ?? '',
      })),
    }
  })
  return (
    <TextPanels
      legend={legend ?? t('legend')}
      hint={isOptional ? undefined : t('hint')}
      panels={panels}
      baseLocale={spokenLocale(baseLocale)}
      isOptional={isOptional}
      words={{
        isBase: t('isBase'),
        optional: common('optional'),
        complete: t('standing.complete'),
        partial: t('standing.partial'),
        empty: t('standing.empty'),
        removed: t('standing.removed'),
      }}
    >
      {isBaseChosen ? (
        <SelectField
          name="baseLocale"
          label={t('base')}
          hint={t('baseHint')}
          options={locales.map((value) => ({ value, label: nameIn(value, locale) }))}
          defaultValue={spokenLocale(baseLocale)}
        />
      ) : null}
    </TextPanels>
  )
}
