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
  /** What the page shows of the edition; without it the edition's own name heads the page. */
  title?: ReactNode
  tag?: ReactNode
  actions?: ReactNode
}

/** The head of a page about one edition: its course, its label. */
export function EditionHead({ edition, title, tag, actions }: Props) {
  const course = <Written lang={edition.titleLocale}>{edition.courseTitle}</Written>
  const label = (
    <Written lang={edition.labelLocale} around={edition.titleLocale}>
      {edition.label}
    </Written>
  )
  return (
    <PageHead
      eyebrow={
        title ? (
          <>
            {course} · {label} {tag}
          </>
        ) : (
          <>
            {label} {tag}
          </>
        )
      }
      title={title ?? course}
      actions={actions}
    />
  )
}
