import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/page'
import type { CourseToEdit } from '@/lib/catalogue/queries/managed-course'
import { localePath } from '@/lib/platform/locales'

/** Chooses the earlier edition that a new one is made from; the choice stands in the address. */
export async function FromEarlier({ course, chosen }: { course: CourseToEdit; chosen?: string }) {
  const [t, locale] = await Promise.all([getTranslations('catalogue.admin.edition'), getLocale()])
  return (
    <Card>
      <form action={localePath(locale, `/admin/courses/${course.code}/editions/new`)} className="grid gap-1">
        <label htmlFor="from" className="font-semibold">
          {t('from')}
        </label>
        <p id="from-hint" className="text-sm text-ink-soft">
          {t('fromHint')}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <select
            id="from"
            name="from"
            className="input max-w-96"
            defaultValue={chosen ?? ''}
            aria-describedby="from-hint"
          >
            <option value="">{t('fromNone')}</option>
            {course.editions.map(({ slug, label }) => (
              <option key={slug} value={slug}>
                {label || slug}
              </option>
            ))}
          </select>
          <button type="submit" className="btn btn-quiet">
            {t('fromUse')}
          </button>
        </div>
      </form>
    </Card>
  )
}
