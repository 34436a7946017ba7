import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { signInAction } from '@/lib/accounts/actions/entering'
import { withNext } from './with-next'

/** `children` are the other ways in. */
export function SignInForm({ next, children }: { next: string; children?: ReactNode }) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  return (
    <>
      <div className="card">
        <ActionForm action={signInAction} errorTitle={common('fixErrors')}>
          <input type="hidden" name="next" value={next} />
          <TextField
            name="address"
            type="email"
            label={t('fields.address')}
            autoComplete="username"
            dir="ltr"
            required
          />
          <TextField
            name="password"
            type="password"
            label={t('fields.password')}
            autoComplete="current-password"
            required
          />
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <SubmitButton>{t('signIn.submit')}</SubmitButton>
            <Link href="/forgot-password">{t('signIn.forgotten')}</Link>
          </div>
        </ActionForm>
      </div>
      {children}
      <p>
        {t('signIn.noAccount')} <Link href={withNext('/sign-up', next)}>{t('signIn.signUp')}</Link>
      </p>
    </>
  )
}
