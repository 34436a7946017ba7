import { readForm } from '@/lib/platform/form'
import { seriesInput } from '@/lib/sessions/schema'

/** The series that an address asks for, read as a form's; null where it asks for none yet. */
export function askedSeries(query: Record<string, string | string[] | undefined>) {
  if (query.title === undefined) return null
  const form = new FormData()
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values ?? []].flat()) form.append(name, value.replaceAll('\u0000', ''))
  }
  return { form, input: readForm(seriesInput, form) }
}
