import { useLocale, useTranslations } from 'next-intl'
import { SavedNow } from '@/components/people/saved-now'
import type { EditionDraft } from '@/lib/catalogue/queries/edition-draft'
import { editionParts } from '@/lib/catalogue/schema'
import { fieldOf } from './admin-figures'
import { useSavedTexts } from './admin-texts-saved'
import { nameIn } from './names'

/** Where somebody saved the edition in the meantime: what is saved now. */
export function EditionSavedNow({ draft }: { draft: EditionDraft }) {
  const t = useTranslations('catalogue.admin.edition')
  const facts = useTranslations('catalogue.edition')
  const admin = useTranslations('catalogue.admin')
  const terms = useTranslations('terms')
  const common = useTranslations('common')
  const locale = useLocale()
  const texts = useSavedTexts(editionParts, draft.texts)
  const yesOrNo = (is: boolean) => common(is ? 'yes' : 'no')
  const time = (local: string) => local.replace('T', ' ') || null
  const items = [
    { term: admin('texts.base'), value: nameIn(draft.baseLocale, locale) },
    ...texts,
    { term: t('startsOn'), value: draft.startsOn },
    { term: t('endsOn'), value: draft.endsOn },
    { term: facts('zone'), value: draft.zone },
    { term: facts('delivery'), value: terms(`delivery.${draft.delivery}`) },
    { term: facts('location'), value: draft.location || null },
    { term: facts('wayIn'), value: terms(`wayIn.${draft.wayIn}`) },
    { term: t('enrolFrom'), value: time(draft.enrolFrom) },
    { term: t('enrolUntil'), value: time(draft.enrolUntil) },
    { term: t('isRestricted'), value: yesOrNo(draft.isRestricted) },
    { term: t('showsCohort'), value: yesOrNo(draft.showsCohort) },
    { term: t('rate'), value: fieldOf(draft.rate, locale) },
    { term: t('rateBasis'), value: terms(`rateBasis.${draft.rateBasis}`) },
    { term: t('late'), value: fieldOf(draft.late, locale) },
    { term: t('leftEarly'), value: fieldOf(draft.leftEarly, locale) },
  ]
  return <SavedNow title={admin('savedNow')} advice={admin('overwrite')} items={items} />
}
