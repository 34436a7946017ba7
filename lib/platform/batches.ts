/** Rows at once: what an export holds of a list at any moment. */
const SIZE = 500

/**
 * Reads a list by the batch, in the order of its ids. The ids are read at once, so that the list is the one of that
 * moment: nobody twice, nobody left out, whatever changes in between. What has gone meanwhile is passed over.
 */
export async function* inBatches<T extends { id: string }>(
  ids: string[],
  read: (ids: string[]) => Promise<T[]>,
  size = SIZE,
): AsyncGenerator<T[]> {
  for (let from = 0; from < ids.length; from += size) {
    const part = ids.slice(from, from + size)
    yield await inTheirOrder(part, read)
  }
}

/** Rows in the order of their ids, which a database does not keep. */
export async function inTheirOrder<T extends { id: string }>(
  ids: string[],
  read: (ids: string[]) => Promise<T[]>,
): Promise<T[]> {
  const byId = new Map((await read(ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A list that is read already, for what takes one by the batch. */
export async function* atOnce<T>(rows: T[]): AsyncGenerator<T[]> {
  yield rows
}
