import type { Choice } from '@/lib/catalogue/queries/catalogue-facets'

/** One group of choices, each with how many courses it would show. */
export function FilterGroup({ name, label, choices }: { name: string; label: string; choices: Choice[] }) {
  if (choices.length === 0) return null
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-semibold">{label}</legend>
      {choices.map(({ value, count, isChosen, label, labelLocale }) => (
        <label key={value} className="flex min-h-7 items-start gap-2">
          <input type="checkbox" name={name} value={value} defaultChecked={isChosen} className="mt-0.5" />
          <span className="grow">
            <bdi lang={labelLocale}>{label ?? value}</bdi>
          </span>
          <span className="text-sm text-ink-soft tabular-nums">{count}</span>
        </label>
      ))}
    </fieldset>
  )
}
