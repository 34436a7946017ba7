import { getLocale, getTranslations } from 'next-intl/server'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/page'
import { carryOutImportAction, dropImportAction } from '@/lib/people/actions'
import type { Preview } from '@/lib/people/queries/import'
import { formatInstant } from '@/lib/platform/dates'
import { ImportNext } from './import-next'

/** The one button that does all of it, or what was done. */
export async function ImportActs({ preview, zone }: { preview: Preview; zone: string }) {
  const [t, locale] = await Promise.all([getTranslations('people.import'), getLocale()])
  const { id, counts, doneAt } = preview
  if (doneAt) {
    return (
      <>
        <Notice tone="good">{t('doneAt', { when: formatInstant(doneAt, zone, locale), ...counts })}</Notice>
        <ImportNext importId={id} counts={counts} />
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          <Link href="/admin/people">{t('toPeople')}</Link>
          <Link href="/admin/people/import">{t('another')}</Link>
        </p>
      </>
    )
  }
  const common = await getTranslations('common')
  const count = counts.new + counts.changed
  return (
    <section className="card grid gap-4">
      <p>{count > 0 ? t('confirmLead', counts) : t('nothingToDo')}</p>
      <div className="flex flex-wrap gap-3">
        {count > 0 ? (
          <ActionForm action={carryOutImportAction} errorTitle={common('fixErrors')} className="grid gap-3">
            <input type="hidden" name="importId" value={id} />
            <SubmitButton>{t('confirm', { count })}</SubmitButton>
          </ActionForm>
        ) : null}
        <ActionForm action={dropImportAction} errorTitle={common('fixErrors')} className="grid gap-3">
          <input type="hidden" name="importId" value={id} />
          <SubmitButton look="quiet">{t('drop')}</SubmitButton>
        </ActionForm>
      </div>
    </section>
  )
}
