import { getTranslations } from 'next-intl/server'
import type { SelectionOutcome } from '@/lib/enrolments/schema'

type Kind = SelectionOutcome['kind']

/** How many of a selection get a place, wait, were in already or are gone; of what is nobody's nothing is said. */
export async function SelectionCounts({ kinds, isDone }: { kinds: Kind[]; isDone: boolean }) {
  const t = await getTranslations(`enrolments.selection.${isDone ? 'did' : 'does'}`)
  const said = (['enrolled', 'waitlisted', 'in', 'gone'] as const).flatMap((kind) => {
    const count = kinds.filter((one) => one === kind).length
    return count > 0 || kind === 'enrolled' ? [{ kind, count }] : []
  })
  return (
    <ul className="grid gap-1">
      {said.map(({ kind, count }) => (
        <li key={kind}>{t(kind, { count })}</li>
      ))}
    </ul>
  )
}
