import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

/** The two lists of an administrator. */
export function PeopleTabs({ here }: { here: 'everybody' | 'trainers' }) {
  const t = useTranslations('people.list')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-x-6 border-b border-line">
      {(['everybody', 'trainers'] as const).map((list) => (
        <Link
          key={list}
          href={list === 'trainers' ? '/admin/people?show=trainers' : '/admin/people'}
          className="nav-link"
          aria-current={list === here ? 'page' : undefined}
        >
          {t(list)}
        </Link>
      ))}
    </nav>
  )
}
