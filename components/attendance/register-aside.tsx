import { useTranslations } from 'next-intl'
import { JoinLink } from '@/components/sessions/join-link'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import type { RegisterView } from '@/lib/attendance/queries/register'
import { formatInstant } from '@/lib/platform/dates'
import type { Member } from '@/lib/platform/viewer'
import type { JoiningLink } from '@/lib/sessions/schema'
import { gridPath } from './grid-path'

/** From this many sessions missed in a row a word is due. */
const WORTH_A_WORD = 2
const MOST_NAMED = 8

type Props = {
  register: RegisterView
  /** Where to join, while it may be shown. */
  joiningLink: JoiningLink | null
  viewer: Member
  viewerZone: string
  locale: string
}

/** Beside the roll: the meeting, who needs a word, and who saved last. */
export function RegisterAside({ register, joiningLink, viewer, viewerZone, locale }: Props) {
  const t = useTranslations('attendance.register')
  const missing = register.roll.filter(({ missedCount }) => missedCount >= WORTH_A_WORD)
  const bdi = (chunks: React.ReactNode) => <bdi className="font-semibold">{chunks}</bdi>
  const saved = register.closedAt
    ? ({ act: 'closedBy', at: register.closedAt, name: register.closedByName } as const)
    : ({ act: 'savedBy', at: register.savedAt, name: register.savedByName } as const)
  return (
    <aside className="no-print grid gap-4">
      {joiningLink ? (
        <Card title={t('joinCard')}>
          <JoinLink link={joiningLink} className="btn btn-quiet" />
        </Card>
      ) : null}
      {register.session.phase === 'closed' ? null : (
        <Card title={t('worthAWord')}>
          {missing.length > 0 ? (
            <ul className="mb-2 grid gap-2">
              {missing.slice(0, MOST_NAMED).map(({ enrolmentId, name, missedCount }) => (
                <li key={enrolmentId}>{t.rich('missedOf', { name, count: missedCount, bdi })}</li>
              ))}
            </ul>
          ) : (
            <p className="mb-2">{t('worthAWordNone')}</p>
          )}
          <p className="text-sm text-ink-soft">{t('basis')}</p>
        </Card>
      )}
      <div className="grid gap-2 text-sm text-ink-soft">
        {saved.at ? (
          <p>
            {t.rich(saved.act, {
              name: saved.name ?? t('somebody'),
              at: formatInstant(saved.at, viewerZone, locale),
              bdi,
            })}
          </p>
        ) : null}
        {register.session.editions.map((edition) => {
          const href = gridPath(viewer, edition, register.isTaught)
          return href ? (
            <p key={edition.id}>
              <Link href={href}>
                {t('wholeGrid')}
                {register.session.editions.length > 1 ? `: ${edition.label.text}` : ''}
              </Link>
            </p>
          ) : null
        })}
      </div>
    </aside>
  )
}
