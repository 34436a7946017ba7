import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = {
  /** The language of the text where it is not the reader's. */
  lang: string | undefined
  /** The language of a text around it that is marked already: said once, it need not be said again. */
  around?: string
  children: ReactNode
}

/** What the institute wrote, with a short mark where it stands in another language than the reader's. */
export function Written({ lang, around, children }: Props) {
  return (
    <>
      <bdi lang={lang}>{children}</bdi>
      {lang && lang !== around ? <InLanguage lang={lang} /> : null}
    </>
  )
}

/** "(in English)": a mark of its own, for where the text is a link or a heading that is not to hold it. */
export function InLanguage({ lang }: { lang: string }) {
  const t = useTranslations('common')
  return (
    <span className="ms-1 font-sans text-sm font-normal text-ink-soft">
      {t('fallback', { language: t('inLanguage', { locale: lang }) })}
    </span>
  )
}
