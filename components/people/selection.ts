import { addressWith, type Query } from '@/components/ui/address'

/** The form that the checkboxes of a list belong to, wherever it stands on the page. */
export const SELECTION = 'selection'

/** The way back to where a selection was made: the import that it is of or the list, narrowed and ticked as it was. */
export function backToSelection(list: string, query: Query): string {
  const path = typeof query.import === 'string' ? `/admin/people/import/${encodeURIComponent(query.import)}` : list
  return addressWith(path, query, { all: null, edition: null, from: null, import: null, part: null })
}
