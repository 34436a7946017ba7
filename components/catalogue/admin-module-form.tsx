import { randomUUID } from 'node:crypto'
import { useLocale, useTranslations } from 'next-intl'
import { SavedNow } from '@/components/people/saved-now'
import { Checkbox, SelectField, TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { addModuleAction, changeModuleAction } from '@/lib/catalogue/actions'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'
import { moduleParts } from '@/lib/catalogue/schema'
import { fieldOf } from './admin-figures'
import { TextsByLanguage } from './admin-texts'
import { useSavedTexts } from './admin-texts-saved'

type Module = EditionFacts['modules'][number]

/** A module of an edition; without one, a new module. */
export function ModuleForm({ edition, module }: { edition: EditionFacts; module?: Module }) {
  const t = useTranslations('catalogue.admin.modules')
  const facts = useTranslations('catalogue.edition')
  const common = useTranslations('common')
  const optional = common('optional')
  const locale = useLocale()
  return (
    <ActionForm
      action={module ? changeModuleAction : addModuleAction}
      errorTitle={common('fixErrors')}
      label={module ? t('change') : t('add')}
    >
      <input type="hidden" name="editionId" value={edition.id} />
      <input type="hidden" name="slug" value={edition.slug} />
      {module ? (
        <>
          <ModuleSavedNow edition={edition} module={module} />
          <input type="hidden" name="moduleId" value={module.id} />
          <input type="hidden" name="version" value={module.version} />
        </>
      ) : (
        <input type="hidden" name="key" value={randomUUID()} />
      )}
      <TextsByLanguage parts={moduleParts} texts={module?.texts ?? []} baseLocale={edition.baseLocale} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField
          name="credits"
          label={t('credits')}
          optionalLabel={optional}
          defaultValue={fieldOf(module?.credits, locale)}
          inputMode="decimal"
          dir="ltr"
        />
        <TextField
          name="hours"
          label={t('hours')}
          optionalLabel={optional}
          defaultValue={fieldOf(module?.hours, locale)}
          inputMode="numeric"
          dir="ltr"
        />
        {edition.terms.length > 0 ? (
          <SelectField
            name="termId"
            label={t('term')}
            options={edition.terms.map(({ id, name }) => ({ value: id, label: name }))}
            emptyLabel={facts('noTerm')}
            defaultValue={module?.termId ?? ''}
          />
        ) : null}
        <TextField
          name="position"
          label={t('place')}
          hint={t('placeHint')}
          optionalLabel={optional}
          defaultValue={module?.position}
          inputMode="numeric"
          dir="ltr"
        />
      </div>
      <Checkbox name="isElective" label={t('isElective')} defaultChecked={module?.isElective} />
      <div>
        <SubmitButton>{module ? t('save') : t('add')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function ModuleSavedNow({ edition, module }: { edition: EditionFacts; module: Module }) {
  const t = useTranslations('catalogue.admin.modules')
  const admin = useTranslations('catalogue.admin')
  const common = useTranslations('common')
  const locale = useLocale()
  const said = (value: number | null) => fieldOf(value, locale) || null
  const items = [
    ...useSavedTexts(moduleParts, module.texts),
    { term: t('credits'), value: said(module.credits) },
    { term: t('hours'), value: said(module.hours) },
    { term: t('term'), value: edition.terms.find(({ id }) => id === module.termId)?.name ?? null },
    { term: t('place'), value: said(module.position) },
    { term: t('isElective'), value: common(module.isElective ? 'yes' : 'no') },
  ]
  return <SavedNow title={admin('savedNow')} advice={admin('overwrite')} items={items} />
}
