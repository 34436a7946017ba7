import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** A long choice, folded away, that says how many of it are chosen. */
export function Folded({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const t = useTranslations('catalogue.admin')
  return (
    <details open={count > 0} className="rounded-box border border-line px-4 py-3">
      <summary className="min-h-7 cursor-pointer font-semibold">{t('chosen', { title, count })}</summary>
      <div className="mt-3 grid gap-5">{children}</div>
    </details>
  )
}
