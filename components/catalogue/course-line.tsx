import type { CourseKind } from '@prisma/client'
import { useTranslations } from 'next-intl'
import { NameList } from './name-list'

type Props = {
  kind: CourseKind
  hours: number | null
  credits: number | null
  partners: readonly string[]
}

/** "Specialised course · with the University of Siena · 3 ECTS" */
export function CourseLine({ kind, hours, credits, partners }: Props) {
  const t = useTranslations('catalogue.card')
  const terms = useTranslations('terms.courseKind')
  return (
    <>
      {terms(kind)}
      {partners.length > 0 ? <> · {t.rich('with', { partners: () => <NameList names={partners} /> })}</> : null}
      {credits !== null ? <> · {t('credits', { credits })}</> : hours !== null ? <> · {t('hours', { hours })}</> : null}
    </>
  )
}
