import { fieldNumber } from '@/lib/platform/intl-formats'

/** A number as its field holds it, and as what somebody else saved is told: in the reader’s notation; nothing is blank. */
export function fieldOf(value: number | string | null | undefined, locale: string): string {
  return value === null || value === undefined || value === '' ? '' : fieldNumber(Number(value), locale)
}
