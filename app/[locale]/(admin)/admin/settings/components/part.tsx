import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type en from '@/messages/en.json'

/** One part with all its states, under its name. */
export async function Part({ name, children }: { name: keyof (typeof en)['components']['part']; children: ReactNode }) {
  const t = await getTranslations('components.part')
  return (
    <section aria-labelledby={`part-${name}`} className="grid gap-4 border-t border-line pt-6">
      <h2 id={`part-${name}`}>{t(name)}</h2>
      {children}
    </section>
  )
}
