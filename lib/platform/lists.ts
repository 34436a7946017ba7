import { z } from 'zod'
import { param } from './inputs'

/** The rest of a list's address, as a page gets it. */
export type Query = Record<string, string | string[] | undefined>

/** The same of a request, which has no page to read it. */
export function queryOf(url: string): Query {
  const { searchParams } = new URL(url)
  return Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]))
}

/** The first of what an address may repeat. */
export function one<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema)
}

/** The words that a list is narrowed by, as an address has them. */
export const searchWords = one(z.string().transform((words) => param(words))).catch('')

export type Sort<Key extends string = string> = { key: Key; isDescending: boolean }

/** `sort=name` or `sort=-name`, where the list can be sorted so; else by the first of its keys. */
export function sortOf<Key extends string>(keys: readonly [Key, ...Key[]], isDescending = false) {
  const first: Sort<Key> = { key: keys[0], isDescending }
  const known = z.string().transform((asked): Sort<Key> => {
    const key = keys.find((one) => one === asked.replace(/^-/, ''))
    return key ? { key, isDescending: asked.startsWith('-') } : first
  })
  return one(known).catch(first)
}

/**
 * `columns=a&columns=b`: which columns are shown, in the list's own order; the first, which names the row, always is.
 * All of them where nothing known is asked for.
 */
export function columnsOf<Key extends string>(keys: readonly [Key, ...Key[]]) {
  return z
    .unknown()
    .optional()
    .transform((asked): Key[] => {
      const [first, ...rest] = keys
      const chosen = rest.filter((key) => [asked].flat().includes(key))
      return chosen.length === 0 ? [...keys] : [first, ...chosen]
    })
}
