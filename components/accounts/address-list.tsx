import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { removeAddressAction } from '@/lib/accounts/actions/own-account'
import type { OwnAddress } from '@/lib/accounts/queries/addresses'

/** Somebody's addresses, which of them mail goes to, and the way to let go of a further one. */
export function AddressList({ addresses, isEditable }: { addresses: OwnAddress[]; isEditable?: boolean }) {
  const t = useTranslations('people.address')
  const common = useTranslations('common')
  return (
    <ul className="grid gap-3">
      {addresses.map(({ id, address, isPrimary, isVerified }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div className="min-w-0">
            <p className="break-words">
              <bdi>{address}</bdi>
            </p>
            <p className="text-sm text-ink-soft">
              {isPrimary ? t('primary') : isVerified ? t('further') : t('notConfirmed')}
            </p>
          </div>
          {isEditable && !isPrimary ? (
            <ActionForm action={removeAddressAction} errorTitle={common('fixErrors')}>
              <input type="hidden" name="emailId" value={id} />
              <SubmitButton look="quiet" label={t('removeOf', { address })}>
                {t('remove')}
              </SubmitButton>
            </ActionForm>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
