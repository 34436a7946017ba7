import { readForm } from '@/lib/platform/form'
import { fieldsOf } from '@/lib/platform/form-fields'
import { seriesInput } from '@/lib/sessions/schema'

/**
 * The series that an address asks for, read as a form's; null where it asks for none yet. What else an address says is
 * as if it were not there.
 */
export function askedSeries(query: Record<string, string | string[] | undefined>) {
  if (query.title === undefined) return null
  const form = new FormData()
  for (const [name, often] of fieldsOf(seriesInput)) {
    const values = [query[name] ?? []].flat()
    for (const value of often === 'often' ? values : values.slice(0, 1))
      form.append(name, value.replaceAll('\u0000', ''))
  }
  return { form, input: readForm(seriesInput, form) }
}
