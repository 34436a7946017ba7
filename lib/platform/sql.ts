import 'server-only'
import { Prisma } from '@prisma/client'
import { collationOf } from './locales'

/** A text that holds the word as it is written: `%` and `_` are signs like others. */
export function holds(column: Prisma.Sql, word: string): Prisma.Sql {
  return Prisma.sql`${column} ILIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`
}

/** Words that a list is narrowed by, each of which must be held somewhere; no word holds everything. */
export function eachWord(words: string, isHeld: (word: string) => Prisma.Sql): Prisma.Sql {
  const each = words.normalize('NFC').split(/\s+/).filter(Boolean).slice(0, 8)
  return each.length === 0 ? Prisma.sql`TRUE` : Prisma.join(each.map(isHeld), ' AND ')
}

/** A column of texts, as the readers of a language look things up in it. */
export function inLanguage(column: Prisma.Sql, locale: string): Prisma.Sql {
  return Prisma.sql`${column} COLLATE ${Prisma.raw(`"${collationOf(locale)}"`)}`
}

/** A column of codes, by where each stands among those given. */
export function inOrder(column: Prisma.Sql, codes: readonly string[]): Prisma.Sql {
  return Prisma.sql`array_position(${codes}::text[], ${column}::text)`
}

/** One part of an order: what is not known comes last, whichever way it goes. */
export function ordered(by: Prisma.Sql, isDescending = false): Prisma.Sql {
  return isDescending ? Prisma.sql`${by} DESC NULLS LAST` : Prisma.sql`${by} ASC`
}
