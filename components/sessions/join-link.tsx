import { useTranslations } from 'next-intl'
import type { JoiningLink } from '@/lib/sessions/schema'

type Props = { link: JoiningLink; className: string }

/** The way into a session; who looks as somebody else reads why they have none. */
export function JoinLink({ link: { url }, className }: Props) {
  const t = useTranslations('sessions.timetable')
  if (url === null) return <p className="max-w-60 text-sm text-ink-soft">{t('joinHidden')}</p>
  return (
    <a href={url} className={className} rel="noreferrer">
      {t('join')}
    </a>
  )
}
