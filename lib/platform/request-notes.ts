/**
 * What the log's line of a request says besides its path and status: who asked, by the person's id, and why they were refused,
 * by a word of ours. Never what they wrote.
 */
export type RequestNote = {
  person?: string
  /** Whom the person is shown the product as, by their id. */
  as?: string
  refused?: string
  /** The names of the fields that were wrong. */
  fields?: string[]
}

// Next's own bundle finds out, the server that stands before it logs: they share this process and no module.
const shared = globalThis as typeof globalThis & { lecternNotes?: Map<string, RequestNote> }
const MOST = 10_000

/** Adds to what is known of a request; nothing where no request began the work. */
export function noteOfRequest(requestId: string | null, note: RequestNote) {
  if (!requestId) return
  shared.lecternNotes ??= new Map()
  if (shared.lecternNotes.size >= MOST) shared.lecternNotes.clear()
  const known = shared.lecternNotes.get(requestId)
  // 'tooOften.search' says more than the 'tooOften' that comes after it.
  const refused = known?.refused?.startsWith(`${note.refused}.`) ? known.refused : (note.refused ?? known?.refused)
  shared.lecternNotes.set(requestId, { ...known, ...note, ...(refused && { refused }) })
}

/** What was noted of a request, once. */
export function takeNotes(requestId: string): RequestNote {
  const note = shared.lecternNotes?.get(requestId)
  shared.lecternNotes?.delete(requestId)
  return note ?? {}
}
