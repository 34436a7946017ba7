import type { CourseKind } from '@prisma/client'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NameList } from './name-list'

type Props = {
  kind: CourseKind
  hours: number | null
  credits: number | null
  partners: readonly string[]
  locale: string
}

/** "Specialised course · with the University of Siena · 3 ECTS" */
export async function CourseLine({ kind, hours, credits, partners, locale }: Props) {
  const [t, terms] = await Promise.all([getTranslations('catalogue.card'), getTranslations('terms.courseKind')])
  const names: ReactNode = <NameList names={partners} locale={locale} />
  return (
    <p className="text-sm text-ink-soft">
      {terms(kind)}
      {partners.length > 0 ? <> · {t.rich('with', { partners: () => names })}</> : null}
      {credits !== null ? <> · {t('credits', { credits })}</> : hours !== null ? <> · {t('hours', { hours })}</> : null}
    </p>
  )
}
