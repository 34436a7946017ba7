import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { SavedNow } from '@/components/people/saved-now'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { addTermAction, changeTermAction } from '@/lib/catalogue/actions'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'
import { termSeen } from '@/lib/catalogue/rules'
import { termParts } from '@/lib/catalogue/schema'
import { TextsByLanguage } from './admin-texts'
import { useSavedTexts } from './admin-texts-saved'

/** A term of an edition; without one, a new term. */
export function TermForm({ edition, term }: { edition: EditionFacts; term?: EditionFacts['terms'][number] }) {
  const t = useTranslations('catalogue.admin.modules')
  const admin = useTranslations('catalogue.admin')
  const common = useTranslations('common')
  const saved = [
    ...useSavedTexts(termParts, term?.texts ?? []),
    { term: t('termPlace'), value: term ? String(term.position) : null },
  ]
  return (
    <ActionForm
      action={term ? changeTermAction : addTermAction}
      errorTitle={common('fixErrors')}
      label={term ? t('changeTerm') : t('addTerm')}
    >
      <input type="hidden" name="editionId" value={edition.id} />
      <input type="hidden" name="slug" value={edition.slug} />
      {term ? (
        <>
          <SavedNow title={admin('savedNow')} advice={admin('overwrite')} items={saved} />
          <input type="hidden" name="termId" value={term.id} />
          <input type="hidden" name="seen" value={termSeen(term)} />
        </>
      ) : (
        <input type="hidden" name="key" value={randomUUID()} />
      )}
      <TextsByLanguage parts={termParts} texts={term?.texts ?? []} baseLocale={edition.baseLocale} />
      <div className="sm:max-w-1/3">
        <TextField
          name="place"
          label={t('termPlace')}
          optionalLabel={common('optional')}
          defaultValue={term?.position}
          inputMode="numeric"
          dir="ltr"
        />
      </div>
      <div>
        <SubmitButton look={term ? 'main' : 'quiet'}>{term ? t('save') : t('addTerm')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
