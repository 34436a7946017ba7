import { useTranslations } from 'next-intl'
import type { ToPass } from '@/lib/attendance/rules'

/** What is missing to pass, in a sentence; nothing where nothing counts yet. */
export function Missing({ toPass }: { toPass: ToPass }) {
  const t = useTranslations('enrolments.my.missing')
  if (toPass.kind === 'nothingCounts') return null
  if (toPass.kind === 'needs') {
    return <p className="text-sm">{t('needs', { count: toPass.count, total: toPass.ofCount })}</p>
  }
  return <p className={`text-sm ${toPass.kind === 'beyond' ? 'text-absent' : 'text-present'}`}>{t(toPass.kind)}</p>
}
