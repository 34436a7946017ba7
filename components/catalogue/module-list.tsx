import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/page'
import { Written } from '@/components/ui/written'

export type ListedModule = {
  id: string
  title: string
  titleLocale: string | undefined
  credits: number | null
  hours: number | null
  isElective: boolean
}

/** Modules in their order, with what they are worth; `around` is the language of the page’s own title if not the reader’s. */
export function ModuleList({ modules, around }: { modules: readonly ListedModule[]; around?: string }) {
  const t = useTranslations('catalogue.edition')
  const card = useTranslations('catalogue.card')
  if (modules.length === 0) return null
  return (
    <ol className="divide-y divide-line rounded-box border border-line bg-surface">
      {modules.map(({ id, title, titleLocale, credits, hours, isElective }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-2">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <Written lang={titleLocale} around={around}>
              {title}
            </Written>
            {isElective ? <Tag>{t('elective')}</Tag> : null}
          </span>
          <span className="text-sm text-ink-soft">
            {credits !== null ? card('credits', { credits }) : hours !== null ? card('hours', { hours }) : null}
          </span>
        </li>
      ))}
    </ol>
  )
}
