import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/page'

export type ListedModule = {
  id: string
  title: string
  titleLocale: string | undefined
  credits: number | null
  hours: number | null
  isElective: boolean
}

/** Modules in their order, with what they are worth. */
export function ModuleList({ modules }: { modules: readonly ListedModule[] }) {
  const t = useTranslations('catalogue.edition')
  const card = useTranslations('catalogue.card')
  if (modules.length === 0) return null
  return (
    <ol className="divide-y divide-line rounded-box border border-line bg-surface">
      {modules.map(({ id, title, titleLocale, credits, hours, isElective }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-2">
          <span>
            <bdi lang={titleLocale}>{title}</bdi> {isElective ? <Tag>{t('elective')}</Tag> : null}
          </span>
          <span className="text-sm text-ink-soft">
            {credits !== null ? card('credits', { credits }) : hours !== null ? card('hours', { hours }) : null}
          </span>
        </li>
      ))}
    </ol>
  )
}
