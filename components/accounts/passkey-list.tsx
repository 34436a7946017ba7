import { getLocale, getTranslations } from 'next-intl/server'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { removePasskeyAction } from '@/lib/accounts/actions/passkeys'
import type { OwnPasskey } from '@/lib/accounts/queries/passkeys'
import { formatInstant } from '@/lib/platform/dates'

/** The passkeys that somebody keeps, each with the way to remove it. */
export async function PasskeyList({ passkeys, zone }: { passkeys: OwnPasskey[]; zone: string }) {
  const [t, common, locale] = await Promise.all([
    getTranslations('people.passkeys'),
    getTranslations('common'),
    getLocale(),
  ])
  const when = (at: Date) => formatInstant(at, zone, locale)
  if (passkeys.length === 0) return <p>{t('none')}</p>
  return (
    <ul className="grid gap-4">
      {passkeys.map(({ id, name, isBackedUp, createdAt, lastUsedAt }, i) => (
        <li
          key={id}
          className={`flex flex-wrap items-start justify-between gap-x-6 gap-y-2 ${i > 0 ? 'border-t border-line pt-4' : ''}`}
        >
          <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
            <p className="font-semibold">
              <bdi>{name}</bdi>
            </p>
            <p className="text-sm text-ink-soft">{t('added', { at: when(createdAt) })}</p>
            <p className="text-sm text-ink-soft">
              {lastUsedAt ? t('lastUsed', { at: when(lastUsedAt) }) : t('neverUsed')}
            </p>
            <p className="text-sm text-ink-soft">{t(isBackedUp ? 'backedUp' : 'notBackedUp')}</p>
          </div>
          <ActionForm action={removePasskeyAction} errorTitle={common('fixErrors')}>
            <input type="hidden" name="passkeyId" value={id} />
            <SubmitButton look="quiet" label={t('removeOf', { name })}>
              {t('remove')}
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
