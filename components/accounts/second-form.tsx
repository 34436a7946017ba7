import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { secondStepAction } from '@/lib/accounts/actions/entering'
import { CodeField } from './code-field'

export function SecondForm({ hasTotp }: { hasTotp: boolean }) {
  const t = useTranslations('people.second')
  const common = useTranslations('common')
  return (
    <div className="card">
      <ActionForm action={secondStepAction} errorTitle={common('fixErrors')}>
        <CodeField hasTotp={hasTotp} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <SubmitButton>{t('submit')}</SubmitButton>
          <Link href="/sign-in">{t('again')}</Link>
        </div>
      </ActionForm>
    </div>
  )
}
