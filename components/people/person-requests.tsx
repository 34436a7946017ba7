import { useLocale, useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { decideGrantAction, withdrawRequestAction } from '@/lib/people/actions/roles'
import type { OpenRequest } from '@/lib/people/queries/grant-requests'
import { formatInstant } from '@/lib/platform/dates'
import { isolated } from './isolated'
import { PersonLink } from './person-link'

type Props = { requests: OpenRequest[]; viewerId: string; zone: string }

/** Administration that was asked for somebody: another administrator says yes or no, who asked can take it back. */
export function PersonRequests({ requests, viewerId, zone }: Props) {
  const t = useTranslations('people.person.request')
  const locale = useLocale()
  return requests.map(({ id, person, askedBy, askedAt, reason, canDecide }) => (
    <Card key={id} title={t('title')}>
      <div className="grid gap-3">
        <p>
          {t.rich('asked', {
            at: formatInstant(askedAt, zone, locale),
            by: () => <PersonLink {...askedBy} />,
            person: () => <bdi>{person.name}</bdi>,
          })}
        </p>
        <p>{t.rich('why', { reason: `\u2068${reason}\u2069`, ...isolated })}</p>
        {canDecide ? <Decide requestId={id} personId={person.id} /> : <p>{t('needsAnother')}</p>}
        {askedBy.id === viewerId ? <Withdraw requestId={id} personId={person.id} /> : null}
      </div>
    </Card>
  ))
}

type About = { requestId: string; personId: string }

function Decide(about: About) {
  const t = useTranslations('people.person.request')
  const common = useTranslations('common')
  return (
    <ActionForm action={decideGrantAction} errorTitle={common('fixErrors')} label={t('title')}>
      <Hidden {...about} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="isGranted" value="yes">
          {t('grant')}
        </SubmitButton>
        <SubmitButton name="isGranted" value="no" look="quiet">
          {t('decline')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

function Withdraw(about: About) {
  const t = useTranslations('people.person.request')
  const common = useTranslations('common')
  return (
    <ActionForm action={withdrawRequestAction} errorTitle={common('fixErrors')} label={t('withdraw')}>
      <Hidden {...about} />
      <div>
        <SubmitButton look="quiet">{t('withdraw')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function Hidden({ requestId, personId }: About) {
  return (
    <>
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="personId" value={personId} />
    </>
  )
}
