import { getLocale, getTranslations } from 'next-intl/server'
import { countryOptions } from '@/components/people/options'
import { ZoneGuess } from '@/components/people/zone-guess'
import { SelectField, TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { ZoneField } from '@/components/ui/pickers'
import { signUpAction } from '@/lib/accounts/actions/links'
import { NewPasswordField } from './password-field'
import { withNext } from './with-next'

export async function SignUpForm({ next }: { next: string }) {
  const t = await getTranslations('people')
  const common = await getTranslations('common')
  const optional = common('optional')
  return (
    <>
      <div className="card">
        <ActionForm action={signUpAction} errorTitle={common('fixErrors')}>
          <input type="hidden" name="next" value={next} />
          <TextField
            name="name"
            label={t('fields.name')}
            hint={t('fields.nameHint')}
            autoComplete="name"
            dir="auto"
            required
          />
          <TextField name="address" type="email" label={t('fields.address')} autoComplete="email" dir="ltr" required />
          <NewPasswordField label={t('fields.password')} />
          <SelectField
            name="country"
            label={t('fields.country')}
            optionalLabel={optional}
            options={countryOptions(await getLocale())}
            emptyLabel={t('fields.noCountry')}
          />
          <ZoneField
            name="zone"
            label={t('fields.zone')}
            hint={t('fields.zoneHint')}
            emptyLabel={t('fields.chooseZone')}
            required
          />
          <ZoneGuess field="zone" />
          <div>
            <SubmitButton>{t('signUp.submit')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
      <p>
        {t('signUp.haveAccount')} <Link href={withNext('/sign-in', next)}>{t('signUp.signIn')}</Link>
      </p>
    </>
  )
}
