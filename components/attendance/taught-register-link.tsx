import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { HeldSession } from '@/lib/attendance/queries/session'

const actOf = { open: 'openRegister', closed: 'seeRegister', notYet: 'seeRoll', cancelled: null } as const

/** The way to a session's register, named after what can be done there now. */
export function RegisterLink({ session: { id, title, phase }, raised }: { session: HeldSession; raised?: boolean }) {
  const t = useTranslations('attendance.teach')
  const act = actOf[phase]
  if (!act) return null
  return (
    <Link
      href={`/teach/sessions/${id}`}
      className={phase === 'open' ? 'btn' : raised ? 'btn btn-quiet' : 'inline-block py-2'}
      aria-label={t(`${act}Of`, { title })}
    >
      {t(act)}
    </Link>
  )
}
