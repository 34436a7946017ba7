import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Participant } from '@/lib/enrolments/schema'
import { formatDay } from '@/lib/platform/dates'
import { displayNames } from '@/lib/platform/intl-formats'
import { EnrolmentTag } from './enrolment-tag'

type Props = { rows: Participant[]; slug: string; zone: string; locale: string }

export function ParticipantTable({ rows, slug, zone, locale }: Props) {
  const t = useTranslations('enrolments.participants')
  const countries = displayNames(locale, 'region')
  return (
    <table className="table table-list">
      <thead>
        <tr>
          <th scope="col">{t('columns.name')}</th>
          <th scope="col">{t('columns.organisation')}</th>
          <th scope="col">{t('columns.country')}</th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col">{t('columns.since')}</th>
          <th scope="col">{t('columns.acts')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, address, organisation, country, state, position, createdAt, canRemove }) => (
          <tr key={id}>
            <th scope="row" className="font-normal">
              <Link href={`/admin/editions/${slug}/participants/${id}`}>
                <bdi>{name}</bdi>
              </Link>
              {address ? (
                <span className="block text-sm text-ink-soft">
                  <bdi dir="ltr">{address}</bdi>
                </span>
              ) : null}
            </th>
            <td data-label={organisation ? t('columns.organisation') : undefined}>
              {organisation ? <bdi>{organisation}</bdi> : null}
            </td>
            <td data-label={country ? t('columns.country') : undefined}>{country ? countries.of(country) : null}</td>
            <td>
              <EnrolmentTag state={state} position={position} />
            </td>
            <td data-label={t('columns.since')}>
              <time dateTime={createdAt.toISOString()}>{formatDay(createdAt, zone, locale)}</time>
            </td>
            <td>
              {canRemove ? (
                <Link
                  href={`/admin/editions/${slug}/participants/${id}#remove`}
                  aria-label={t('removeLabel', { name })}
                >
                  {t('remove')}
                </Link>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
