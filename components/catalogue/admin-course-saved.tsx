import { useLocale, useTranslations } from 'next-intl'
import { SavedNow } from '@/components/people/saved-now'
import type { Option } from '@/components/ui/field'
import type { CourseToEdit } from '@/lib/catalogue/queries/managed-course'
import { courseParts } from '@/lib/catalogue/schema'
import { fieldOf } from './admin-figures'
import { useSavedTexts } from './admin-texts-saved'
import { nameIn } from './names'

export type CourseChoices = { priorities: Option[]; themes: Option[] }

/** Where somebody saved the course in the meantime: what is saved now. */
export function CourseSavedNow({ course, choices }: { course: CourseToEdit; choices: CourseChoices }) {
  const t = useTranslations('catalogue.admin.course')
  const facts = useTranslations('catalogue.course')
  const admin = useTranslations('catalogue.admin')
  const terms = useTranslations('terms')
  const locale = useLocale()
  const texts = useSavedTexts(courseParts, course.texts)
  const list = (words: readonly string[]) => (words.length > 0 ? words.join(' · ') : null)
  const items = [
    { term: facts('code'), value: course.code },
    { term: t('kind'), value: terms(`courseKind.${course.kind}`) },
    { term: admin('texts.base'), value: nameIn(course.baseLocale, locale) },
    ...texts,
    { term: facts('languages'), value: list(course.languages.map((language) => nameIn(language, locale))) },
    { term: facts('level'), value: course.level && terms(`courseLevel.${course.level}`) },
    { term: t('hours'), value: fieldOf(course.hours, locale) || null },
    { term: t('credits'), value: fieldOf(course.credits, locale) || null },
    {
      term: t('audience'),
      value: list(course.audiences.map((name) => terms(`audience.${name}` as 'audience.academia'))),
    },
    {
      term: facts('themes'),
      value: list(choices.themes.filter(({ value }) => course.themes.includes(value)).map(({ label }) => label)),
    },
    {
      term: facts('priority'),
      value: choices.priorities.find(({ value }) => value === course.priorityCode)?.label ?? null,
    },
    { term: facts('goals'), value: list(course.goals.map(String)) },
  ]
  return <SavedNow title={admin('savedNow')} advice={admin('overwrite')} items={items} />
}
