'use client'

import { ChoiceGroup, type Option } from '@/components/ui/field'
import { useField } from '@/components/ui/form'

type Props = { name: string; summary: string; label: string; hint: string; options: Option[] }

/** Several of a long list, folded away until something is chosen or wrong. */
export function FoldedChoice({ name, summary, label, hint, options }: Props) {
  const { values, error, at } = useField(name)
  return (
    <details
      key={at}
      open={error !== undefined || (values !== undefined && values.length > 0)}
      className="rounded-box border border-line px-4 py-3"
    >
      <summary className="min-h-7 cursor-pointer font-semibold">{summary}</summary>
      <div className="mt-3">
        <ChoiceGroup name={name} label={label} hint={hint} kind="checkbox" options={options} />
      </div>
    </details>
  )
}
