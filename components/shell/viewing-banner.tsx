import { getLocale, getTranslations } from 'next-intl/server'
import { isolated } from '@/components/people/isolated'
import { endViewingAction } from '@/lib/accounts/actions/administration'
import { formatTime } from '@/lib/platform/dates'
import type { Member } from '@/lib/platform/viewer'

/** Ends the looking where an act was refused because of it. */
export async function EndViewing() {
  const t = await getTranslations('shell.viewing')
  return (
    <form action={endViewingAction} data-leaves>
      <button type="submit" className="btn">
        {t('end')}
      </button>
    </form>
  )
}

/** Says on every page, and stays in sight, that an administrator looks as somebody else, until when, and ends it. */
export async function ViewingBanner({ viewer: { name, zone, viewedBy } }: { viewer: Member }) {
  if (!viewedBy) return null
  const [t, locale] = await Promise.all([getTranslations('shell.viewing'), getLocale()])
  return (
    <section aria-label={t('label')} className="no-print sticky top-0 z-30 bg-late text-on-act">
      <div className="mx-auto flex max-w-[1180px] flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-2">
        <p className="max-w-none font-semibold">
          {t.rich('text', { name, until: formatTime(viewedBy.until, zone, locale), ...isolated })}
        </p>
        <form action={endViewingAction} data-leaves>
          <button
            type="submit"
            className="min-h-8 cursor-pointer rounded-field border border-current px-3 py-1 font-semibold"
          >
            {t('end')}
          </button>
        </form>
      </div>
    </section>
  )
}
