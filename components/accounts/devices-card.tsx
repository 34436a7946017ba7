import { getLocale, getTranslations } from 'next-intl/server'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { endDeviceAction, endOtherDevicesAction } from '@/lib/accounts/actions/own-account'
import type { Device } from '@/lib/accounts/queries/devices'
import { formatInstant } from '@/lib/platform/dates'

/** Where somebody is signed in, and the ways to end it elsewhere. */
export async function DevicesCard({ devices, zone }: { devices: Device[]; zone: string }) {
  const [t, common, locale] = await Promise.all([
    getTranslations('people.devices'),
    getTranslations('common'),
    getLocale(),
  ])
  return (
    <Card title={t('title')}>
      <p className="mb-4">{t('lead')}</p>
      <ul className="mb-5 grid gap-4">
        {devices.map(({ id, browser, system, since, lastSeenAt, isHere }) => {
          const name = browser && system ? t('named', { browser, system }) : (browser ?? system ?? t('unnamed'))
          return (
            <li
              key={id}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line pt-4"
            >
              <div className="grid gap-0.5">
                <p className="font-semibold">
                  <bdi>{name}</bdi>
                </p>
                <p className="text-sm text-ink-soft">{t('since', { at: formatInstant(since, zone, locale) })}</p>
                <p className="text-sm text-ink-soft">
                  {isHere ? t('here') : t('lastSeen', { at: formatInstant(lastSeenAt, zone, locale) })}
                </p>
              </div>
              {isHere ? null : (
                <ActionForm action={endDeviceAction} errorTitle={common('fixErrors')}>
                  <input type="hidden" name="signInId" value={id} />
                  <SubmitButton look="quiet" label={t('endOf', { name })}>
                    {t('end')}
                  </SubmitButton>
                </ActionForm>
              )}
            </li>
          )
        })}
      </ul>
      {devices.length > 1 ? (
        <ActionForm action={endOtherDevicesAction} errorTitle={common('fixErrors')}>
          <div>
            <SubmitButton look="quiet">{t('endOthers')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Card>
  )
}
