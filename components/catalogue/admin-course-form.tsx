import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { languageOptions } from '@/components/people/options'
import { ChoiceGroup, SelectField, TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { changeCourseAction, createCourseAction } from '@/lib/catalogue/actions'
import type { CourseToEdit } from '@/lib/catalogue/queries/managed-course'
import { audiences, courseKinds, courseLevels, courseParts, goals, themeParts } from '@/lib/catalogue/schema'
import { type CourseChoices, CourseSavedNow } from './admin-course-saved'
import { fieldOf } from './admin-figures'
import { Folded } from './admin-folded'
import { TextsByLanguage } from './admin-texts'

/** Everything that is said of a course; without one, of a new course. */
export async function CourseForm({ course, choices }: { course?: CourseToEdit; choices: CourseChoices }) {
  const [t, texts, facts, terms, common, locale] = await Promise.all([
    getTranslations('catalogue.admin.course'),
    getTranslations('catalogue.admin.texts'),
    getTranslations('catalogue.course'),
    getTranslations('terms'),
    getTranslations('common'),
    getLocale(),
  ])
  const optional = common('optional')
  const named = (name: (typeof audiences)[number]) => ({ value: name, label: terms(`audience.${name}`) })
  return (
    <ActionForm
      action={course ? changeCourseAction : createCourseAction}
      errorTitle={common('fixErrors')}
      label={t('form')}
    >
      {course ? (
        <>
          <CourseSavedNow course={course} choices={choices} />
          <input type="hidden" name="courseId" value={course.id} />
          <input type="hidden" name="version" value={course.version} />
        </>
      ) : (
        <input type="hidden" name="key" value={randomUUID()} />
      )}
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextField
          name="code"
          label={facts('code')}
          hint={t('codeHint')}
          defaultValue={course?.code}
          maxLength={30}
          dir="ltr"
          required
        />
        <SelectField
          name="kind"
          label={t('kind')}
          options={courseKinds.map((value) => ({ value, label: terms(`courseKind.${value}`) }))}
          defaultValue={course?.kind ?? 'specialisedCourse'}
        />
      </div>
      <TextsByLanguage
        parts={courseParts}
        texts={course?.texts ?? []}
        baseLocale={course?.baseLocale ?? locale}
        hints={{ outcomes: t('outcomesHint') }}
        isBaseChosen
      />
      <ChoiceGroup
        kind="checkbox"
        name="languages"
        label={facts('languages')}
        hint={t('languagesHint')}
        options={languageOptions(locale)}
        defaultValues={course?.languages ?? ['en']}
      />
      <div className="grid items-end gap-5 sm:grid-cols-3">
        <SelectField
          name="level"
          label={facts('level')}
          optionalLabel={optional}
          options={courseLevels.map((value) => ({ value, label: terms(`courseLevel.${value}`) }))}
          emptyLabel={t('notSaid')}
          defaultValue={course?.level ?? ''}
        />
        <TextField
          name="hours"
          label={t('hours')}
          optionalLabel={optional}
          defaultValue={fieldOf(course?.hours, locale)}
          inputMode="numeric"
          dir="ltr"
        />
        <TextField
          name="credits"
          label={t('credits')}
          optionalLabel={optional}
          defaultValue={fieldOf(course?.credits, locale)}
          inputMode="decimal"
          dir="ltr"
        />
      </div>
      <Folded title={t('audience')} count={course?.audiences.length ?? 0}>
        <ChoiceGroup
          kind="checkbox"
          name="audiences"
          label={t('audiences')}
          options={audiences.map(named)}
          defaultValues={course?.audiences}
        />
      </Folded>
      <Folded title={facts('themes')} count={course?.themes.length ?? 0}>
        <ChoiceGroup
          kind="checkbox"
          name="themes"
          label={t('themes')}
          options={choices.themes}
          defaultValues={course?.themes}
        />
        <TextsByLanguage
          parts={themeParts}
          texts={[]}
          baseLocale={course?.baseLocale ?? locale}
          legend={texts('newThemes')}
          isOptional
        />
      </Folded>
      <SelectField
        name="priorityCode"
        label={facts('priority')}
        optionalLabel={optional}
        options={choices.priorities}
        emptyLabel={t('notSaid')}
        defaultValue={course?.priorityCode ?? ''}
      />
      <Folded title={facts('goals')} count={course?.goals.length ?? 0}>
        <ChoiceGroup
          kind="checkbox"
          name="goals"
          label={t('goals')}
          options={goals.map((value) => ({
            value,
            label: facts('goal', { goal: value, name: terms(`goal.${value}` as 'goal.1') }),
          }))}
          defaultValues={course?.goals.map(String)}
        />
      </Folded>
      <div>
        <SubmitButton>{course ? t('save') : t('create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
