import { useTranslations } from 'next-intl'
import { isolated } from '@/components/people/isolated'
import type { ShownChange } from '@/lib/enrolments/schema'
import { formatInstant } from '@/lib/platform/dates'

type Props = { changes: (ShownChange & { byName?: string | null })[]; zone: string; locale: string }

/** What happened to an enrolment, the newest first. Who did it is named to managers alone. */
export function EnrolmentHistory({ changes, zone, locale }: Props) {
  const t = useTranslations('enrolments')
  return (
    <ol className="grid gap-3">
      {changes.toReversed().map(({ id, from, to, at, reason, isByInstitute, byName }) => (
        <li key={id} className="border-s-2 border-line-strong ps-3">
          <p>
            <strong>{t(`change.${from === 'waitlisted' && to === 'enrolled' ? 'promoted' : to}`)}</strong>
          </p>
          <p className="meta text-sm">
            <time dateTime={at.toISOString()}>{formatInstant(at, zone, locale)}</time>
            <By name={byName} isByInstitute={isByInstitute} />
          </p>
          {reason ? <p className="whitespace-pre-line">{t.rich('standing.reason', { reason, ...isolated })}</p> : null}
        </li>
      ))}
    </ol>
  )
}

function By({ name, isByInstitute }: { name?: string | null; isByInstitute: boolean }) {
  const t = useTranslations('enrolments.standing')
  if (name) return <bdi>{name}</bdi>
  return isByInstitute ? <span>{t('byInstitute')}</span> : null
}
