'use client'

import { useSearchParams } from 'next/navigation'
import { useHere } from '@/components/ui/here'
import { localePath } from '@/lib/platform/locales'

type Props = { locale: string; name: string; className?: string }

/** The same page in another language, named in that language. A whole load, so that `lang` and `dir` change with it. */
export function LanguageLink({ locale, name, className }: Props) {
  const { path } = useHere()
  const query = useSearchParams().toString()
  return (
    <a href={localePath(locale, path) + (query && `?${query}`)} lang={locale} hrefLang={locale} className={className}>
      {name}
    </a>
  )
}
