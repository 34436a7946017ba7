import { useTranslations } from 'next-intl'
import { Written } from '@/components/ui/written'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'
import { ModuleList } from './module-list'

type Props = { edition: Pick<EditionFacts, 'terms' | 'modules' | 'titleLocale'> }

/** An edition's modules under their terms; those of no term come last. */
export function Curriculum({ edition: { terms, modules, titleLocale } }: Props) {
  const t = useTranslations('catalogue.edition')
  if (modules.length === 0) return null
  const loose = modules.filter((module) => module.termId === null)
  return (
    <section aria-labelledby="curriculum" className="grid gap-4">
      <h2 id="curriculum">{t('curriculum')}</h2>
      {terms.map(({ id, name, nameLocale }) => (
        <section key={id} className="grid gap-2">
          <h3>
            <Written lang={nameLocale} around={titleLocale}>
              {name}
            </Written>
          </h3>
          <ModuleList modules={modules.filter((module) => module.termId === id)} around={titleLocale} />
        </section>
      ))}
      {loose.length > 0 && terms.length > 0 ? <h3>{t('noTerm')}</h3> : null}
      <ModuleList modules={loose} around={titleLocale} />
    </section>
  )
}
