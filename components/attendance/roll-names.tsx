import { useTranslations } from 'next-intl'
import type { RollRow } from './roll'

/** Who is expected, before the roll can be called. */
export function RollNames({ rows }: { rows: RollRow[] }) {
  const t = useTranslations('attendance.register')
  if (rows.length === 0) return null
  return (
    <section className="grid gap-3" aria-labelledby="on-roll">
      <h2 id="on-roll">{t('onRoll', { count: rows.length })}</h2>
      <ol className="roll">
        {rows.map(([id, name, about]) => (
          <li key={id}>
            <div>
              <p className="font-semibold">
                <bdi>{name}</bdi>
              </p>
              <p className="text-sm text-ink-soft">{about}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
