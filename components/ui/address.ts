/** The rest of a list's address, as a page gets it. */
export type Query = Record<string, string | string[] | undefined>

/** A path with the same query but for what changes: null takes a name away; so does a page that no longer fits. */
export function addressWith(path: string, query: Query, changes: Record<string, string | string[] | null>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    for (const one of [value ?? []].flat()) if (one) search.append(name, one)
  }
  // What an act said belongs to that moment; another sort or filter begins at its first page.
  search.delete('said')
  if (!('page' in changes) || changes.page === '1') search.delete('page')
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** The same query as hidden fields of a form, but for the names that the form itself asks for. */
export function hiddenFields(query: Query, asked: readonly string[]): [name: string, value: string][] {
  return Object.entries(query).flatMap(([name, value]) =>
    asked.includes(name) || name === 'page' || name === 'said'
      ? []
      : [value ?? []].flat().flatMap((one): [string, string][] => (one ? [[name, one]] : [])),
  )
}

export type Sort = { key: string; isDescending: boolean }

/** `sort=name` or `sort=-name`, where the list can be sorted so; else as it stands at first. */
export function sortFrom(query: Query, sortable: readonly string[], first: Sort): Sort {
  const asked = [query.sort ?? ''].flat()[0] ?? ''
  const key = asked.replace(/^-/, '')
  return sortable.includes(key) ? { key, isDescending: asked.startsWith('-') } : first
}

export function sortValue({ key, isDescending }: Sort): string {
  return isDescending ? `-${key}` : key
}

/** What pressing a column's heading asks for: it first, and the other way round where it is first already. */
export function nextSort(now: Sort, key: string): Sort {
  return { key, isDescending: now.key === key && !now.isDescending }
}

/** `columns=a&columns=b`: which columns are shown, in the table's own order; those that are fixed always are. */
export function columnsFrom<Column extends { key: string; isFixed?: boolean }>(
  query: Query,
  columns: readonly Column[],
): Column[] {
  const asked = [query.columns ?? []].flat()
  const known = columns.filter(({ key, isFixed }) => !isFixed && asked.includes(key))
  return known.length === 0 ? [...columns] : columns.filter((column) => column.isFixed || known.includes(column))
}

/** The rows that are ticked when the page comes, from its address. */
export function selectedFrom(query: Query, name: string): ReadonlySet<string> {
  return new Set([query[name] ?? []].flat())
}
