import type { KeyboardEvent } from 'react'
import { type MarkValue, markLetters, markValues } from '@/lib/attendance/schema'

/** A letter (in the reader's language or the Latin one) or a digit marks the learner who has the focus and goes on to the next. */
export function markByKey(event: KeyboardEvent<HTMLElement>, letters: Record<MarkValue, string>) {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const key = event.key.toLowerCase()
  const value = markValues.find(
    (one, i) => key === letters[one].toLowerCase() || key === markLetters[one] || key === String(i + 1),
  )
  const row = (event.target as HTMLElement).closest('li')
  if (!value || !row) return
  event.preventDefault()
  row.querySelector<HTMLInputElement>(`input[value^="${markLetters[value]}"]`)?.click()
  const next = row.nextElementSibling
  next?.querySelector<HTMLInputElement>(':checked, input')?.focus()
}
