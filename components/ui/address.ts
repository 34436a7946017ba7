import type { Query, Sort } from '@/lib/platform/lists'

export type { Query }

/** A path with the same query but for what changes: null takes a name away; so does a page that no longer fits. */
export function addressWith(path: string, query: Query, changes: Record<string, string | string[] | null>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    for (const one of [value ?? []].flat()) if (one) search.append(name, one)
  }
  // What an act said belongs to that moment; another sort or filter begins at its first page.
  search.delete('said')
  search.delete('undo')
  if (!('page' in changes) || changes.page === '1') search.delete('page')
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** The same query as hidden fields of a form, but for the names that the form itself asks for. */
export function hiddenFields(query: Query, asked: readonly string[]): [name: string, value: string][] {
  return Object.entries(query).flatMap(([name, value]) =>
    asked.includes(name) || name === 'page' || name === 'said' || name === 'undo'
      ? []
      : [value ?? []].flat().flatMap((one): [string, string][] => (one ? [[name, one]] : [])),
  )
}

/** A sort as the address says it. */
export function sortValue({ key, isDescending }: Sort): string {
  return isDescending ? `-${key}` : key
}

/** What pressing a column's heading asks for: it first, and the other way round where it is first already. */
export function nextSort(now: Sort, key: string): Sort {
  return { key, isDescending: now.key === key && !now.isDescending }
}

/** The rows that are ticked when the page comes, from its address. */
export function selectedFrom(query: Query, name: string): ReadonlySet<string> {
  return new Set([query[name] ?? []].flat())
}
