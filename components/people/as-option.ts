import type { Choice } from '@/lib/people/queries/choices'

/** An option holds no elements: name and detail are isolated by signs. */
export function asOption({ value, label, detail }: Choice): { value: string; label: string } {
  return { value, label: detail ? `\u2068${label}\u2069 (\u2068${detail}\u2069)` : label }
}
