import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MailSent } from '@/components/accounts/mail-sent'
import { Narrow } from '@/components/people/narrow'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { forgottenAction } from '@/lib/accounts/actions/links'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.forgotten')
  return { title: t('title') }
}

export default async function ForgotPasswordPage({ searchParams }: Props) {
  if ((await searchParams).sent) return <MailSent kind="forgotten" again="/forgot-password" />
  const t = await getTranslations('people')
  const common = await getTranslations('common')
  return (
    <Narrow title={t('forgotten.title')} lead={t('forgotten.lead')}>
      <div className="card">
        <ActionForm action={forgottenAction} errorTitle={common('fixErrors')}>
          <TextField
            name="address"
            type="email"
            label={t('fields.address')}
            autoComplete="username"
            dir="ltr"
            required
          />
          <div>
            <SubmitButton>{t('forgotten.submit')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Narrow>
  )
}
