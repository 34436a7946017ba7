import { getLocale, getTranslations } from 'next-intl/server'
import { SavedNow } from '@/components/people/saved-now'
import type { CourseToEdit } from '@/lib/catalogue/queries/managed-course'
import type { CourseChoices } from './admin-course-form'
import { nameIn } from './names'

/** Where somebody saved the course in the meantime: what is saved now. */
export async function CourseSavedNow({ course, choices }: { course: CourseToEdit; choices: CourseChoices }) {
  const [t, facts, admin, terms, locale] = await Promise.all([
    getTranslations('catalogue.admin.course'),
    getTranslations('catalogue.course'),
    getTranslations('catalogue.admin'),
    getTranslations('terms'),
    getLocale(),
  ])
  const list = (words: readonly string[]) => (words.length > 0 ? words.join(' · ') : null)
  const written = (['en', 'ar'] as const).flatMap((language) => {
    const text = course.texts.find((one) => one.locale === language)
    return [
      { term: t(`title.${language}`), value: text?.title ?? null },
      { term: t(`summary.${language}`), value: text?.summary || null },
      { term: t(`outcomes.${language}`), value: text?.outcomes || null },
    ]
  })
  const items = [
    { term: facts('code'), value: course.code },
    { term: t('kind'), value: terms(`courseKind.${course.kind}`) },
    ...written,
    { term: facts('languages'), value: list(course.languages.map((language) => nameIn(language, locale))) },
    { term: facts('level'), value: course.level && terms(`courseLevel.${course.level}`) },
    { term: t('hours'), value: course.hours === null ? null : String(course.hours) },
    { term: t('credits'), value: course.credits === null ? null : String(course.credits) },
    {
      term: facts('audience'),
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
