import type { Choice } from '@/lib/catalogue/queries/catalogue-facets'

const SHOWN = 8

/** One group of choices, each with how many courses it would show; a long one folds its rest, never what is chosen. */
export function FilterGroup({
  name,
  label,
  more,
  choices,
}: {
  name: string
  label: string
  more: string
  choices: Choice[]
}) {
  if (choices.length === 0) return null
  const first = [...choices.filter((choice) => choice.isChosen), ...choices.filter((choice) => !choice.isChosen)]
  const shownCount = Math.max(SHOWN, choices.filter((choice) => choice.isChosen).length)
  const rest = first.slice(shownCount)
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-semibold">{label}</legend>
      <Choices name={name} choices={first.slice(0, shownCount)} />
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-7 cursor-pointer text-act">{more}</summary>
          <div className="grid gap-1">
            <Choices name={name} choices={rest} />
          </div>
        </details>
      ) : null}
    </fieldset>
  )
}

function Choices({ name, choices }: { name: string; choices: Choice[] }) {
  return choices.map(({ value, count, isChosen, label, labelLocale }) => (
    <label key={value} className="flex min-h-7 items-start gap-2">
      <input type="checkbox" name={name} value={value} defaultChecked={isChosen} className="mt-0.5" />
      <span className="grow">
        <bdi lang={labelLocale}>{label ?? value}</bdi>
      </span>
      <span className="text-sm text-ink-soft tabular-nums">{count}</span>
    </label>
  ))
}
