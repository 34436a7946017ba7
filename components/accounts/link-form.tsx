import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import type { FormState } from '@/lib/platform/form-state'

/** What a mail's link leads to: nothing is used up by looking at it, only by the button. */
export async function LinkForm({
  action,
  token,
  submit,
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>
  token: string
  submit: string
  children?: ReactNode
}) {
  const common = await getTranslations('common')
  return (
    <div className={children ? 'card' : ''}>
      <ActionForm action={action} errorTitle={common('fixErrors')}>
        <input type="hidden" name="token" value={token} />
        {children}
        <div>
          <SubmitButton>{submit}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
