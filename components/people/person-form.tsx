import { getLocale, getTranslations } from 'next-intl/server'
import { SelectField, TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { ZoneField } from '@/components/ui/pickers'
import { addPersonAction } from '@/lib/people/actions'
import { countryOptions, localeOptions } from './options'

/** What a row of an import says of somebody, by hand. What is not said is as it is there: English, UTC. */
export async function PersonForm() {
  const [t, columns, fields, common, locale] = await Promise.all([
    getTranslations('people.addPerson'),
    getTranslations('people.import.columns'),
    getTranslations('people.fields'),
    getTranslations('common'),
    getLocale(),
  ])
  const optional = common('optional')
  return (
    <ActionForm action={addPersonAction} errorTitle={common('fixErrors')}>
      <TextField name="name" label={columns('name')} hint={t('nameHint')} dir="auto" required />
      <TextField name="address" type="email" label={columns('address')} dir="ltr" required />
      <SelectField
        name="country"
        label={columns('country')}
        optionalLabel={optional}
        hint={t('countryHint')}
        options={countryOptions(locale)}
        emptyLabel={fields('noCountry')}
      />
      <TextField
        name="organisation"
        label={columns('organisation')}
        optionalLabel={optional}
        hint={t('organisationHint')}
        dir="auto"
      />
      <SelectField
        name="locale"
        label={columns('locale')}
        hint={t('localeHint')}
        options={localeOptions()}
        defaultValue="en"
        required
      />
      <ZoneField name="zone" label={columns('zone')} hint={t('zoneHint')} defaultValue="UTC" required />
      <div>
        <SubmitButton>{t('submit')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
