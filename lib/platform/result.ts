import type en from '../../messages/en.json'

/** Why a command refused: each has a sentence under `refusals` in every language, or it does not compile. */
export type Reason = keyof (typeof en)['refusals']

export type Refusal = {
  ok: false
  reason: Reason
  /** What the sentence's placeholders stand for. */
  params?: Record<string, string | number | Date>
  /** The field that the sentence is about, if one is. */
  field?: string
  /** What is in the way, for who may see it: its path, without a language. */
  link?: string
}

/** An expected outcome of a command. Surprises are exceptions. */
export type Result<T> = { ok: true; value: T } | Refusal

export function done<T>(value: T): { ok: true; value: T }
export function done(): { ok: true; value: undefined }
export function done(value?: unknown) {
  return { ok: true, value }
}

export function refused(reason: Reason, more: Omit<Refusal, 'ok' | 'reason'> = {}): Refusal {
  return { ok: false, reason, ...more }
}

/** Carries a refusal out of a transaction so that what it did is rolled back: thrown by `rollBack`, caught by `decide`. */
class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason)
  }
}

export function rollBack(refusal: Refusal): never {
  throw new RolledBack(refusal)
}

/** Runs a command's body; a `rollBack` inside becomes its Result. */
export async function decide<T>(body: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await body()
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal
    throw error
  }
}
