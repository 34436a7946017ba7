import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Mark = {
  /** The language of the text where it is not the reader's. */
  lang: string | undefined
  /** The language of a text around it that is marked already: said once, it need not be said again. */
  around?: string
}

/** What the institute wrote, with a short mark where it stands in another language than the reader's. */
export function Written({ lang, around, children }: Mark & { children: ReactNode }) {
  return (
    <>
      <bdi lang={lang}>{children}</bdi>
      <InLanguage lang={lang} around={around} />
    </>
  )
}

/** "(in English)", by itself where the text is a link, which is not to hold it. */
export function InLanguage({ lang, around }: Mark) {
  const t = useTranslations('common')
  if (!lang || lang === around) return null
  return (
    <>
      {' '}
      <span className="font-sans text-sm font-normal text-ink-soft">
        {t('fallback', { language: t('inLanguage', { locale: lang }) })}
      </span>
    </>
  )
}
