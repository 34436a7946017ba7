import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Facts } from '@/components/ui/page'
import type { CourseFacts as Course } from '@/lib/catalogue/queries/course'
import { Languages } from './languages'

/** A course in short: level, length, languages, for whom, themes, priority, Goals, code. */
export function CourseFacts({ course }: { course: Course }) {
  const t = useTranslations('catalogue.course')
  const card = useTranslations('catalogue.card')
  const terms = useTranslations('terms')
  const { level, hours, credits, languages, audiences, themes, priority, goals } = course
  const worth = [
    ...(hours === null ? [] : [card('hours', { hours })]),
    ...(credits === null ? [] : [card('credits', { credits })]),
  ]
  const audience = (name: string) => {
    const key = `audience.${name}` as 'audience.academia'
    return terms.has(key) ? terms(key) : name
  }
  const items = [
    { term: t('worth'), value: worth.length > 0 ? worth.join(' · ') : null },
    { term: t('level'), value: level && terms(`courseLevel.${level}`) },
    { term: t('languages'), value: languages.length > 0 ? <Languages languages={languages} /> : null },
    { term: t('audience'), value: audiences.length > 0 ? <Lines lines={audiences.map(audience)} /> : null },
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
          <Lines lines={goals.map((goal) => t('goal', { goal, name: terms(`goal.${goal}` as 'goal.1') }))} />
        ) : null,
    },
    { term: t('code'), value: <bdi>{course.code}</bdi> },
  ]
  return <Facts items={items.filter((item) => item.value)} />
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
