import { randomUUID } from 'node:crypto'

/** Where files are kept: bytes under names that we make. Who may have which, the database knows. */
export type Store = {
  put: (key: string, bytes: Uint8Array, type: string) => Promise<void>
  /** Null where there is none. */
  get: (key: string) => Promise<Uint8Array | null>
  /** Also where there is none. */
  remove: (key: string) => Promise<void>
  /** Everything that is kept, with the moment since when. */
  list: () => AsyncGenerator<{ key: string; at: Date }>
}

/** A name that says nothing of whom and what a file is, and is a path on no system. */
export const newKey = (): string => randomUUID()

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Throws for a name that we did not make: no path is ever made of anything else. */
export function requireKey(key: string) {
  if (!KEY.test(key)) throw new Error('this is no key of a stored file')
}

export const isKey = (name: string) => KEY.test(name)
