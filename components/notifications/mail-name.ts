import { useTranslations } from 'next-intl'
import { wordsFor } from '@/lib/notifications/rules'

/** Names what a mail says; one of a kind that has no words yet by the kind's own name. */
export function useNameOfMail(): (what: string) => string {
  const t = useTranslations()
  return (what) => {
    const key = wordsFor(what)
    return t.has(key) ? t(key) : what
  }
}
