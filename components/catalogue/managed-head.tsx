import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import { Written } from '@/components/ui/written'
import { type EditionPart, EditionTabs, partPath } from './edition-tabs'
import { courseStep, editionStep } from './steps'

type Props = {
  edition: {
    slug: string
    courseCode: string
    courseTitle: string
    titleLocale: string | undefined
    label: string
    labelLocale: string | undefined
  }
  here: EditionPart
  /** What the page shows of the edition; without it the edition's own name heads the page. */
  title?: ReactNode
  /** The page lies below the part of its tab. */
  isBelow?: boolean
  /** False for who plans one session alone: the rest of the edition is not theirs to open. */
  isRun?: boolean
  actions?: ReactNode
}

/** The head of every page about one edition for those who run it: where it stands, its name, the edition's parts. */
export function ManagedHead({ edition, here, title, isBelow, isRun = true, actions }: Props) {
  const t = useTranslations('catalogue.tabs')
  const { slug, courseCode, courseTitle, titleLocale, label, labelLocale } = edition
  const above = !isRun
    ? ['adminCalendar' as const]
    : [
        'adminCourses' as const,
        courseStep({ code: courseCode, title: courseTitle, titleLocale }),
        ...(title ? [editionStep(edition)] : []),
        ...(isBelow ? [{ href: partPath(slug, here), label: t(here) }] : []),
      ]
  return (
    <>
      <PageHead
        trail={<Trail above={above} />}
        onPaper={
          isRun ? (
            <>
              <bdi lang={titleLocale}>{courseTitle}</bdi>
              {title ? (
                <>
                  {' '}
                  · <bdi lang={labelLocale}>{label}</bdi>
                </>
              ) : null}
            </>
          ) : null
        }
        eyebrow={
          isRun ? null : (
            <>
              <bdi lang={titleLocale}>{courseTitle}</bdi> · <bdi lang={labelLocale}>{label}</bdi>
            </>
          )
        }
        title={title ?? <Written lang={labelLocale}>{label}</Written>}
        actions={actions}
      />
      {isRun ? <EditionTabs slug={slug} here={here} /> : null}
    </>
  )
}
