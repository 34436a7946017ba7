'use client'

import { ChoiceGroup } from '@/components/ui/field'
import { useFormAnswer } from '@/components/ui/form'

type Props = {
  label: string
  first: string
  second: string
  /** Asked from the start, since the time is known to exist twice. */
  isAsked?: boolean
  kept?: number | null
}

/** Asks which is meant where a local time exists twice that night: once the form was refused for it, or from the start. */
export function FoldChoice({ label, first, second, isAsked, kept }: Props) {
  const { state } = useFormAnswer()
  if (!isAsked && state.reason !== 'localTimeTwice' && !state.values.fold?.length) return null
  const options = [
    { value: '0', label: first },
    { value: '1', label: second },
  ]
  return (
    <ChoiceGroup
      name="fold"
      label={label}
      kind="radio"
      options={options}
      defaultValues={kept == null ? [] : [String(kept)]}
    />
  )
}
