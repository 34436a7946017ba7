import type { ReactNode } from 'react'
import { PageHead } from '@/components/ui/page'
import { Written } from '@/components/ui/written'

type Props = {
  edition: {
    courseTitle: string
    titleLocale: string | undefined
    label: string
    labelLocale: string | undefined
  }
  tag?: ReactNode
  actions?: ReactNode
}

/** The head of an edition's page for everyone: its course, its label. */
export function EditionHead({ edition, tag, actions }: Props) {
  return (
    <PageHead
      eyebrow={
        <span className="flex flex-wrap items-baseline gap-2">
          <Written lang={edition.labelLocale} around={edition.titleLocale}>
            {edition.label}
          </Written>
          {tag}
        </span>
      }
      title={<Written lang={edition.titleLocale}>{edition.courseTitle}</Written>}
      actions={actions}
    />
  )
}
