import { useTranslations } from 'next-intl'
import { TextArea, TextField } from '@/components/ui/field'

type Props = { language: 'en' | 'ar'; text?: { title: string; summary: string; outcomes: string } }

/** What is written about a course in one language. English is asked for, since every other language falls back to it. */
export function CourseTextFields({ language, text }: Props) {
  const t = useTranslations('catalogue.admin.course')
  const common = useTranslations('common')
  const suffix = language === 'en' ? 'En' : 'Ar'
  const isRequired = language === 'en'
  return (
    <fieldset className="grid gap-4 rounded-box border border-line p-4">
      <legend className="px-1 font-semibold">{t(`texts.${language}`)}</legend>
      <TextField
        name={`title${suffix}`}
        label={t(`title.${language}`)}
        optionalLabel={isRequired ? undefined : common('optional')}
        defaultValue={text?.title}
        maxLength={200}
        dir="auto"
        required={isRequired}
      />
      <TextArea
        name={`summary${suffix}`}
        label={t(`summary.${language}`)}
        optionalLabel={common('optional')}
        defaultValue={text?.summary}
        maxLength={5000}
        dir="auto"
      />
      <TextArea
        name={`outcomes${suffix}`}
        label={t(`outcomes.${language}`)}
        hint={t('outcomesHint')}
        optionalLabel={common('optional')}
        defaultValue={text?.outcomes}
        maxLength={5000}
        dir="auto"
      />
    </fieldset>
  )
}
