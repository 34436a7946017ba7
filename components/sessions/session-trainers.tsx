import { getFormatter, getTranslations } from 'next-intl/server'
import type { SessionTrainerShown } from '@/lib/sessions/schema'

/** Who teaches, each name isolated; a part other than lecturer is said. */
export async function SessionTrainers({ trainers }: { trainers: SessionTrainerShown[] }) {
  if (trainers.length === 0) return null
  const t = await getTranslations('terms.trainerPart')
  const format = await getFormatter()
  return (
    <span>
      {format.list(
        trainers.map(({ personId, name, part }) => (
          <span key={personId}>
            <bdi>{name}</bdi>
            {part === 'lecturer' ? '' : ` (${t(part)})`}
          </span>
        )),
      )}
    </span>
  )
}
