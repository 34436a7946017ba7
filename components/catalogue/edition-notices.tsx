import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/page'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'

/** What makes an edition unlike the others, for those who see it all the same. */
export function EditionNotices({ edition }: { edition: Pick<EditionFacts, 'state' | 'isRestricted'> }) {
  const t = useTranslations('catalogue.edition')
  return (
    <>
      {edition.state === 'cancelled' ? <Notice tone="bad">{t('cancelledNotice')}</Notice> : null}
      {edition.state === 'draft' ? <Notice tone="warn">{t('draftNotice')}</Notice> : null}
      {edition.isRestricted ? <Notice>{t('restricted')}</Notice> : null}
    </>
  )
}
