import { getLocale, getTranslations } from 'next-intl/server'
import { Checkbox, ChoiceGroup, SelectField, TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { ZoneField } from '@/components/ui/pickers'
import { saveProfileAction } from '@/lib/people/actions'
import { genders } from '@/lib/people/schema'
import { countryOptions, localeOptions, nameOf } from './options'
import { SavedNow } from './saved-now'

type Props = {
  profile: {
    name: string
    certificateName: string | null
    country: string | null
    gender: (typeof genders)[number]
    job: string | null
    locale: string
    zone: string
    lowData: boolean
    version: number
    organisation: { name: string } | null
  }
}

export async function ProfileForm({ profile }: Props) {
  const t = await getTranslations('people.fields')
  const terms = await getTranslations('terms.gender')
  const account = await getTranslations('people.account')
  const common = await getTranslations('common')
  const locale = await getLocale()
  const optional = common('optional')
  const country = profile.country && nameOf(profile.country, locale, 'region')
  const saved = [
    { term: t('name'), value: profile.name },
    { term: t('certificateName'), value: profile.certificateName },
    { term: t('country'), value: country },
    { term: t('gender'), value: terms(profile.gender) },
    { term: t('job'), value: profile.job },
    { term: t('locale'), value: nameOf(profile.locale, locale, 'language') },
    { term: t('zone'), value: profile.zone },
    { term: t('lowData'), value: common(profile.lowData ? 'yes' : 'no') },
  ]
  return (
    <ActionForm action={saveProfileAction} errorTitle={common('fixErrors')}>
      <SavedNow title={account('savedNow')} advice={account('overwrite')} items={saved} />
      <input type="hidden" name="version" value={profile.version} />
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        defaultValue={profile.name}
        autoComplete="name"
        dir="auto"
        required
      />
      <TextField
        name="certificateName"
        label={t('certificateName')}
        optionalLabel={optional}
        hint={t('certificateNameHint')}
        defaultValue={profile.certificateName ?? ''}
        dir="auto"
      />
      <SelectField
        name="country"
        label={t('country')}
        optionalLabel={optional}
        options={countryOptions(locale)}
        defaultValue={profile.country ?? ''}
        emptyLabel={t('noCountry')}
      />
      <ChoiceGroup
        kind="radio"
        name="gender"
        label={t('gender')}
        hint={t('genderHint')}
        options={genders.map((value) => ({ value, label: terms(value) }))}
        defaultValues={[profile.gender]}
      />
      <TextField
        name="job"
        label={t('job')}
        optionalLabel={optional}
        defaultValue={profile.job ?? ''}
        autoComplete="organization-title"
        dir="auto"
      />
      <dl>
        <dt className="font-semibold">{t('organisation')}</dt>
        <dd>{profile.organisation ? <bdi>{profile.organisation.name}</bdi> : t('noOrganisation')}</dd>
        <dd className="text-sm text-ink-soft">{t('organisationHint')}</dd>
      </dl>
      <SelectField
        name="locale"
        label={t('locale')}
        hint={t('localeHint')}
        options={localeOptions()}
        defaultValue={profile.locale}
        required
      />
      <ZoneField name="zone" label={t('zone')} hint={t('zoneHint')} defaultValue={profile.zone} required />
      <Checkbox name="lowData" label={t('lowData')} hint={t('lowDataHint')} defaultChecked={profile.lowData} />
      <div>
        <SubmitButton>{common('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
