import { getLocale, getTranslations } from 'next-intl/server'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { linkInstitutionAction, unlinkInstitutionAction } from '@/lib/accounts/actions/institution'
import type { OwnInstitution } from '@/lib/accounts/queries/institutions'
import { formatInstant } from '@/lib/platform/dates'

/** Whether an account is linked to the one at the institution, and the way to change that. */
export async function InstitutionCard({
  institution: { name, link },
  zone,
}: {
  institution: OwnInstitution
  zone: string
}) {
  const [t, common, locale] = await Promise.all([
    getTranslations('people.institution'),
    getTranslations('common'),
    getLocale(),
  ])
  const when = (at: Date) => formatInstant(at, zone, locale)
  return (
    <Card title={t('title')}>
      <div className="grid gap-4">
        <p>{t(link ? 'linked' : 'lead', { name })}</p>
        {link ? (
          <p className="text-sm text-ink-soft">
            {t('since', { at: when(link.createdAt) })}
            <br />
            {link.lastUsedAt ? t('lastUsed', { at: when(link.lastUsedAt) }) : t('neverUsed')}
          </p>
        ) : null}
        <ActionForm action={link ? unlinkInstitutionAction : linkInstitutionAction} errorTitle={common('fixErrors')}>
          {link ? <input type="hidden" name="identityId" value={link.id} /> : null}
          <div>
            <SubmitButton look="quiet">{link ? t('unlink') : t('link', { name })}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  )
}
