import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { SavedNow } from '@/components/people/saved-now'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { addTermAction, changeTermAction } from '@/lib/catalogue/actions'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'
import { termSeen } from '@/lib/catalogue/rules'

/** A term of an edition; without one, a new term. */
export function TermForm({ edition, term }: { edition: EditionFacts; term?: EditionFacts['terms'][number] }) {
  const t = useTranslations('catalogue.admin.modules')
  const admin = useTranslations('catalogue.admin')
  const common = useTranslations('common')
  const name = (locale: string) => term?.texts.find((text) => text.locale === locale)?.name
  const saved = [
    { term: t('nameEn'), value: name('en') ?? null },
    { term: t('nameAr'), value: name('ar') ?? null },
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
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <TextField name="nameEn" label={t('nameEn')} defaultValue={name('en')} maxLength={120} dir="auto" required />
        <TextField
          name="nameAr"
          label={t('nameAr')}
          optionalLabel={common('optional')}
          defaultValue={name('ar')}
          maxLength={120}
          dir="auto"
        />
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
