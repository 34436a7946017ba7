import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/form'
import {
  askPasskeyAction,
  passkeyProveAction,
  passkeySecondAction,
  passkeySignInAction,
} from '@/lib/accounts/actions/passkeys'
import { PasskeyButton } from './passkey-button'

const ACTS = { signIn: passkeySignInAction, second: passkeySecondAction, prove: passkeyProveAction }

/** A passkey instead of what else a page asks for, or where it asks for nothing else. */
export function PasskeyForm({ use, next, isOnly }: { use: keyof typeof ACTS; next?: string; isOnly?: boolean }) {
  const t = useTranslations('people.passkeys')
  const common = useTranslations('common')
  return (
    <ActionForm action={ACTS[use]} errorTitle={common('fixErrors')}>
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <div>
        <PasskeyButton ask={askPasskeyAction} asks={{ use }} look={isOnly ? undefined : 'quiet'}>
          {t('use')}
        </PasskeyButton>
      </div>
    </ActionForm>
  )
}
