import { getLocale, getTranslations } from 'next-intl/server'
import { ChoiceGroup, SelectField, TextArea, TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { addToPoolAction } from '@/lib/people/actions'
import { trainerCategories } from '@/lib/people/schema'
import { languageOptions } from './options'

export async function TrainerForm() {
  const t = await getTranslations('people')
  const categories = await getTranslations('terms.trainerCategory')
  const common = await getTranslations('common')
  return (
    <ActionForm action={addToPoolAction} errorTitle={common('fixErrors')}>
      <TextField name="name" label={t('fields.name')} dir="auto" required />
      <TextField name="address" type="email" label={t('fields.address')} dir="ltr" required />
      <SelectField
        name="category"
        label={t('fields.category')}
        options={trainerCategories.map((value) => ({ value, label: categories(value) }))}
        required
      />
      <TextArea
        name="expertise"
        label={t('fields.expertise')}
        hint={t('fields.expertiseHint')}
        rows={3}
        dir="auto"
        required
      />
      <ChoiceGroup
        kind="checkbox"
        name="languages"
        label={t('fields.languages')}
        options={languageOptions(await getLocale())}
      />
      <div>
        <SubmitButton>{t('add.submit')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
