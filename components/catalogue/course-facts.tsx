import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Facts } from '@/components/ui/page'
import type { CourseFacts as Course } from '@/lib/catalogue/queries/course'

/** Where a course belongs: themes, priority, Goals, code. */
export function CourseFacts({ course: { code, themes, priority, goals } }: { course: Course }) {
  const t = useTranslations('catalogue.course')
  const terms = useTranslations('terms')
  const items = [
    {
      term: t('themes'),
      value:
        themes.length > 0 ? (
          <ul>
            {themes.map(({ slug, name }) => (
              <li key={slug}>
                <Link href={`/courses?theme=${slug}`}>{name}</Link>
              </li>
            ))}
          </ul>
        ) : null,
    },
    {
      term: t('priority'),
      value: priority && <Link href={`/courses?priority=${priority.code}`}>{priority.title}</Link>,
    },
    {
      term: t('goals'),
      value:
        goals.length > 0 ? (
          <ul>
            {goals.map((goal) => (
              <li key={goal}>{t('goal', { goal, name: terms(`goal.${goal}` as 'goal.1') })}</li>
            ))}
          </ul>
        ) : null,
    },
    { term: t('code'), value: <bdi>{code}</bdi> },
  ]
  return <Facts items={items.filter((item) => item.value)} />
}
