import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { changeEditionAction, createEditionAction } from '@/lib/catalogue/actions'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'
import type { EditionDraft } from '@/lib/catalogue/queries/edition-draft'
import { EditionFields } from './admin-edition-fields'
import { EditionSavedNow } from './admin-edition-saved'

/** What is said of an edition that is there; its places are changed among its participants. */
export function EditionForm({ edition, draft }: { edition: EditionFacts; draft: EditionDraft }) {
  const t = useTranslations('catalogue.admin.edition')
  const common = useTranslations('common')
  return (
    <ActionForm action={changeEditionAction} errorTitle={common('fixErrors')} label={t('form')}>
      <EditionSavedNow draft={draft} />
      <input type="hidden" name="editionId" value={edition.id} />
      <input type="hidden" name="slug" value={edition.slug} />
      <input type="hidden" name="version" value={edition.version} />
      <EditionFields draft={draft} />
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

type New = { courseId: string; courseCode: string; draft: EditionDraft; from?: { slug: string; moduleCount: number } }

/** A new edition of a course, like an earlier one where it is made from one. */
export function NewEditionForm({ courseId, courseCode, draft, from }: New) {
  const t = useTranslations('catalogue.admin.edition')
  const common = useTranslations('common')
  return (
    <ActionForm action={createEditionAction} errorTitle={common('fixErrors')} label={t('formNew')}>
      <input type="hidden" name="key" value={randomUUID()} />
      <input type="hidden" name="courseId" value={courseId} />
      {from ? <input type="hidden" name="fromSlug" value={from.slug} /> : null}
      <EditionFields draft={draft} />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextField
          name="places"
          label={t('places')}
          hint={t('placesHint')}
          defaultValue={draft.places}
          inputMode="numeric"
          dir="ltr"
          required
        />
        <TextField
          name="slug"
          label={t('slug')}
          hint={t('slugHint', { code: courseCode.toLowerCase() })}
          optionalLabel={common('optional')}
          maxLength={80}
          dir="ltr"
        />
      </div>
      {from ? <p className="text-ink-soft">{t('willCopy', { count: from.moduleCount })}</p> : null}
      <div>
        <SubmitButton>{t('create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
