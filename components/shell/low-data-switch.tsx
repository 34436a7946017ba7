import { getTranslations } from 'next-intl/server'
import { lowDataAction } from '@/lib/people/actions'
import { lowDataHere } from '@/lib/platform/low-data-here'

/** Fonts and pictures, or less data: nothing to choose where the browser itself asks for less. */
export async function LowDataSwitch() {
  const [why, t] = await Promise.all([lowDataHere(), getTranslations('shell.lowData')])
  if (why === 'browser') return null
  return (
    <form action={lowDataAction}>
      <button type="submit" name="data" value={why ? 'full' : 'low'} className="link-button py-1">
        {why ? t('full') : t('low')}
      </button>
    </form>
  )
}
