import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Bar, Card } from '@/components/ui/page'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'
import type { EditionOverview } from '@/lib/catalogue/queries/edition-overview'

/** Places, sessions and coordinators of an edition, each with the way to its page. */
export function EditionPeople({ edition, overview }: { edition: EditionFacts; overview: EditionOverview }) {
  const t = useTranslations('catalogue.admin.edition')
  const path = `/admin/editions/${edition.slug}`
  const { takenCount: taken, places } = edition
  return (
    <div className="grid gap-6">
      <Card title={t('placesTaken')} className="grid gap-3">
        <p>{t('taken', { taken, places })}</p>
        <Bar value={taken} max={places} label={t('taken', { taken, places })} />
        {overview.waitingCount > 0 ? <p>{t('waiting', { count: overview.waitingCount })}</p> : null}
        <p>
          <Link href={`${path}/participants`}>{t('toParticipants')}</Link>
        </p>
      </Card>
      <Card title={t('sessions')} className="grid gap-3">
        <p>{t('sessionsPlanned', { count: overview.sessionCount, coming: overview.comingSessionCount })}</p>
        <p>
          <Link href={`${path}/schedule`}>{t('toSchedule')}</Link>
        </p>
      </Card>
      <Card title={t('coordinators')} className="grid gap-3">
        {overview.coordinators.length > 0 ? (
          <ul className="grid gap-1">
            {overview.coordinators.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('noCoordinators')}</p>
        )}
        <p>
          <Link href={`${path}/coordinators`}>{t('toCoordinators')}</Link>
        </p>
      </Card>
      {edition.state === 'draft' ? null : (
        <p>
          <Link href={`/editions/${edition.slug}`}>{t('asLearnersSee')}</Link>
        </p>
      )}
    </div>
  )
}
