import { useTranslations } from 'next-intl'
import { Breadcrumb, type Step } from '@/components/ui/breadcrumb'

/** The lists that pages lie below, by their name in the navigation. */
const lists = {
  adminCalendar: '/admin/calendar',
  adminCourses: '/admin/courses',
  mail: '/admin/mail',
  people: '/admin/people',
  teach: '/teach',
  today: '/my',
} as const

/** The pages above one, from the list down: a list by its key, any other by its address and name. */
export function Trail({ above }: { above: readonly (keyof typeof lists | Step)[] }) {
  const t = useTranslations('shell.places')
  return (
    <Breadcrumb
      above={above.map((step) => (typeof step === 'string' ? { href: lists[step], label: t(step) } : step))}
    />
  )
}
