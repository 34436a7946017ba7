import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shell.accessibility'))('title') }
}

const checked = ['axe', 'reflow', 'keyboard', 'script', 'colour'] as const
const limits = ['people', 'elsewhere'] as const

/** What was checked and how, as e2e/every-page.spec.ts and e2e/keyboard-alone.spec.ts do it. */
export default async function AccessibilityPage() {
  const t = await getTranslations('shell.accessibility')
  return (
    <div className="grid max-w-[65ch] gap-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <section className="grid gap-3">
        <h2>{t('checkedTitle')}</h2>
        <ul className="grid list-disc gap-2 ps-5">
          {checked.map((what) => (
            <li key={what}>{t(`checked.${what}`)}</li>
          ))}
        </ul>
      </section>
      <section className="grid gap-3">
        <h2>{t('limitsTitle')}</h2>
        <ul className="grid list-disc gap-2 ps-5">
          {limits.map((what) => (
            <li key={what}>{t(`limits.${what}`)}</li>
          ))}
        </ul>
      </section>
      <section className="grid gap-3">
        <h2>{t('tellTitle')}</h2>
        <p>{t('tell')}</p>
      </section>
    </div>
  )
}
