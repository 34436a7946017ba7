import { getFormatter, getTranslations } from 'next-intl/server'
import { Tag } from '@/components/ui/page'
import { formatDate, formatDay, formatShortDay, formatTime, formatTimes } from '@/lib/platform/dates'
import type { PreviewRow } from '@/lib/sessions/queries/series-preview'
import { ClashNote } from './clash-note'

type Props = { rows: PreviewRow[]; leftOut: string[]; zone: string; locale: string }

/** Every date that a series would make: its local time, the instant, and whatever is in its way. */
export async function SeriesPreview({ rows, leftOut, zone, locale }: Props) {
  const t = await getTranslations('sessions.preview')
  const format = await getFormatter()
  return (
    <>
      {leftOut.length > 0 ? (
        <p>
          {t('leftOut', {
            days: format.list(leftOut.map((on) => formatDate(new Date(on), locale))),
          })}
        </p>
      ) : null}
      <table className="table table-list">
        <thead>
          <tr>
            <th scope="col">{t('date')}</th>
            <th scope="col">{t('local')}</th>
            <th scope="col">{t('utc')}</th>
            <th scope="col">{t('notes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.on}>
              <th scope="row">
                <time dateTime={row.on}>{formatDay(new Date(row.on), 'UTC', locale)}</time>
              </th>
              <td data-label={t('local')}>
                <LocalTime row={row} zone={zone} locale={locale} />
              </td>
              <td data-label={t('utc')}>
                <Instants row={row} locale={locale} />
              </td>
              <td>
                <Notes row={row} zone={zone} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function LocalTime({ row, zone, locale }: { row: PreviewRow; zone: string; locale: string }) {
  if (row.kind === 'missing') return <s>{row.localStart.slice(11)}</s>
  const times =
    row.kind === 'at' ? formatTimes(row.times.startsAt, row.times.endsAt, zone, locale) : row.localStart.slice(11)
  return (
    <bdi>
      {times} <span className="text-ink-soft">{offset(row.offsetMinutes)}</span>
    </bdi>
  )
}

/** "14:00", with its day where that is another in UTC; two where the local time comes twice. */
function Instants({ row, locale }: { row: PreviewRow; locale: string }) {
  if (row.kind === 'missing') return '–'
  const instants = row.kind === 'at' ? [row.times.startsAt] : [row.earlier, row.later]
  return instants.map((at, i) => (
    <span key={at.getTime()}>
      {i > 0 ? ' / ' : ''}
      {at.toISOString().startsWith(row.on) ? '' : `${formatShortDay(at, locale)} `}
      {formatTime(at, 'UTC', locale)}
    </span>
  ))
}

/** "(UTC+1)" of minutes ahead of UTC. */
function offset(minutes: number | null): string {
  if (!minutes) return minutes === 0 ? '(UTC)' : ''
  const ahead = Math.abs(minutes)
  const part = ahead % 60 ? `:${String(ahead % 60).padStart(2, '0')}` : ''
  return `(UTC${minutes < 0 ? '−' : '+'}${Math.floor(ahead / 60)}${part})`
}

async function Notes({ row, zone, locale }: { row: PreviewRow; zone: string; locale: string }) {
  const t = await getTranslations('sessions.preview')
  return (
    <ul className="grid gap-1">
      {row.kind === 'missing' ? (
        <li>
          <Tag tone="bad">{t('missing')}</Tag> {t('missingWhy')}
        </li>
      ) : null}
      {row.kind === 'twice' ? (
        <li>
          <Tag tone="warn">{t('twice')}</Tag> {t('twiceWhy')}
        </li>
      ) : null}
      {row.clashes.map((clash) => (
        <li key={clash.kind + clash.id + clash.slot}>
          <Tag tone="bad">{t('clash')}</Tag> <ClashNote clash={clash} zone={zone} locale={locale} />
        </li>
      ))}
      {row.clocksMovedMinutes === 0 ? null : (
        <li>
          <Tag tone="info">{t('clocks')}</Tag>{' '}
          {t(row.clocksMovedMinutes > 0 ? 'forward' : 'back', { minutes: Math.abs(row.clocksMovedMinutes) })}
        </li>
      )}
      {row.isOutside ? (
        <li>
          <Tag tone="warn">{t('outside')}</Tag> {t('outsideWhy')}
        </li>
      ) : null}
    </ul>
  )
}
