'use client'

import { useFormAnswer } from '@/components/ui/form'

/** Where somebody saved in the meantime: what is saved now, beside what was filled in. */
export function SavedNow({
  title,
  advice,
  items,
}: {
  title: string
  advice: string
  items: { term: string; value: string | null }[]
}) {
  const { state } = useFormAnswer()
  if (state.reason !== 'stale') return null
  return (
    <div className="notice notice-warn grid gap-2">
      <p className="font-semibold">{title}</p>
      <dl className="facts">
        {items.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{value ?? '–'}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p>{advice}</p>
    </div>
  )
}
