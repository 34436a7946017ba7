import 'server-only'
import { MOST_LOOKED_AT } from '../rules'

type Id = { id: string }

type Ways<Row> = {
  /** The ids of what may answer, the most likely first, and one more than are looked at: of everything, or of what is given. */
  like: (visible?: string[]) => Promise<string[]>
  /** Of those ids, what the viewer may see. */
  read: (ids: string[]) => Promise<Row[]>
  /** Everything that the viewer may see. */
  visible: () => Promise<Id[]>
}

/**
 * What may answer, as much of it as is looked at, of what the viewer may see, and whether there is more of that. What they
 * may not see takes nobody's place and is not counted: where it stands among the likeliest, these are found again among
 * what the viewer may see. That costs more, so it is not how every search begins.
 */
export async function lookedAt<Row extends Id>({ like, read, visible }: Ways<Row>) {
  let ids = await like()
  let rows = await read(ids)
  if (ids.length > MOST_LOOKED_AT && rows.length < ids.length) {
    ids = await like((await visible()).map(({ id }) => id))
    rows = await read(ids)
  }
  const shown = new Set(ids.slice(0, MOST_LOOKED_AT))
  return { ids, rows: rows.filter(({ id }) => shown.has(id)), isCapped: rows.length > MOST_LOOKED_AT }
}
