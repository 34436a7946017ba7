import type { ReactNode } from 'react'
import { PageHead } from '@/components/ui/page'

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
  const course = <bdi lang={edition.titleLocale}>{edition.courseTitle}</bdi>
  const label = <bdi lang={edition.labelLocale}>{edition.label}</bdi>
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
