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

/** Rows that are deleted in one statement, and statements in one round: what is left waits for the next. */
const DELETED = 1_000
const ROUND = 20

/** Deletes what is old a part at a time, so that no statement holds much for long. `deletePart` says how many went. */
export async function deleteByBatch(deletePart: (most: number) => Promise<number>): Promise<void> {
  for (let part = 0; part < ROUND; part++) {
    if ((await deletePart(DELETED)) < DELETED) return
  }
}
