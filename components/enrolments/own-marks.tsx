import { useTranslations } from 'next-intl'
import { SessionTime } from '@/components/sessions/session-time'
import { Empty, Tag, type Tone } from '@/components/ui/page'
import type { MarkValue } from '@/lib/attendance/schema'

type OwnMark = {
  sessionId: string
  title: string
  titleLang: string | undefined
  startsAt: Date
  endsAt: Date
  zone: string
  isLive: boolean
  countsAttendance: boolean
  standing: 'toCome' | 'awaited' | 'decided'
  value: MarkValue | null
}

type Props = { marks: OwnMark[]; zone: string; locale: string }

const tones: Record<MarkValue, Tone> = {
  present: 'good',
  late: 'warn',
  leftEarly: 'warn',
  excused: 'excused',
  absent: 'bad',
}

/** An edition's sessions with the reader's own marks. */
export function OwnMarks({ marks, zone, locale }: Props) {
  const t = useTranslations('enrolments.standing')
  if (marks.length === 0) return <Empty>{t('noSessions')}</Empty>
  return (
    <table className="table table-list">
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('mark')}</th>
        </tr>
      </thead>
      <tbody>
        {marks.map((mark) => (
          <tr key={mark.sessionId}>
            <td>
              <SessionTime session={mark} viewerZone={zone} locale={locale} />
            </td>
            <th scope="row" className="font-normal">
              <bdi lang={mark.titleLang} className={mark.isLive ? '' : 'line-through'}>
                {mark.title}
              </bdi>
              {mark.countsAttendance ? null : <span className="block text-sm text-ink-soft">{t('notCounted')}</span>}
            </th>
            <td data-label={t('mark')}>
              <Mark mark={mark} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Mark({ mark: { isLive, standing, value } }: { mark: OwnMark }) {
  const t = useTranslations('enrolments.standing')
  const terms = useTranslations('terms.markValue')
  if (!isLive) return <Tag tone="bad">{t('cancelled')}</Tag>
  if (value) return <Tag tone={tones[value]}>{terms(value)}</Tag>
  return <span className="text-ink-soft">{standing === 'toCome' ? t('toCome') : t('noMark')}</span>
}
