// Next's own bundle finds out what failed, the server that stands before it hears what Next says of it: they share this
// process and no module.
const shared = globalThis as typeof globalThis & { lecternTold?: WeakSet<object> }

/** Notes that a failure has its line in the log, or needs none; false where it was noted already. */
export function noteTold(failure: unknown): boolean {
  if (typeof failure !== 'object' || failure === null) return true
  shared.lecternTold ??= new WeakSet()
  if (shared.lecternTold.has(failure)) return false
  shared.lecternTold.add(failure)
  return true
}
