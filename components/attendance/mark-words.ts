import { getTranslations } from 'next-intl/server'
import { type MarkValue, markValues } from '@/lib/attendance/schema'

export type MarkWords = Record<MarkValue, string>

/** Each mark in the reader's language. */
export async function markWords(): Promise<MarkWords> {
  const t = await getTranslations('terms.markValue')
  return Object.fromEntries(markValues.map((value) => [value, t(value)])) as MarkWords
}

/** The letter that stands for each mark in the grid, and on the keyboard. */
export async function markInitials(): Promise<MarkWords> {
  const t = await getTranslations('attendance.grid.letters')
  return Object.fromEntries(markValues.map((value) => [value, t(value)])) as MarkWords
}
