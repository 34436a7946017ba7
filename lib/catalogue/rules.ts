import type { EditionState, WayIn } from '@prisma/client'
import { dayIn } from '@/lib/platform/days'
import type { EditionAct } from './schema'

export type EditionDates = { state: EditionState; startsOn: Date; endsOn: Date; zone: string }

export type EditionPhase = 'draft' | 'cancelled' | 'upcoming' | 'running' | 'over' | 'archived'

/** What follows from an edition's state and its dates, which are days of its own zone. */
export function editionPhase({ state, startsOn, endsOn, zone }: EditionDates, now: Date): EditionPhase {
  if (state !== 'published') return state
  const today = dayIn(zone, now)
  if (today < dayOf(startsOn)) return 'upcoming'
  return today <= dayOf(endsOn) ? 'running' : 'over'
}

export type EnrolmentDates = EditionDates & { enrolFromAt: Date | null; enrolUntilAt: Date | null }

/** When people may come in: from the beginning of the window, up to but not at its end, to the last day at most. */
export function enrolmentWindow(edition: EnrolmentDates, now: Date): 'notYet' | 'open' | 'closed' {
  const { state, enrolFromAt, enrolUntilAt, endsOn, zone } = edition
  if (state !== 'published') return 'closed'
  if ((enrolUntilAt && enrolUntilAt <= now) || dayOf(endsOn) < dayIn(zone, now)) return 'closed'
  return enrolFromAt && now < enrolFromAt ? 'notYet' : 'open'
}

/** Whether somebody can do something about coming in, at this moment: enrol, wait, apply or have themselves nominated. */
export function isOpenNow(edition: EnrolmentDates & { wayIn: WayIn }, now: Date): boolean {
  return edition.wayIn !== 'invitation' && enrolmentWindow(edition, now) === 'open'
}

export type Standing =
  | { kind: 'draft' | 'cancelled' | 'archived' | 'over' | 'running' | 'closed' | 'full' | 'invitation' }
  | { kind: 'placesLeft'; leftCount: number; isFew: boolean }
  | { kind: 'apply' | 'nominate'; untilAt: Date | null }
  | { kind: 'notYet'; fromAt: Date }

/** What a reader wants to know of an edition first: whether and how one can come in now, else why not. */
export function standingOf(
  edition: EnrolmentDates & { wayIn: WayIn; places: number; takenCount: number },
  now: Date,
): Standing {
  const phase = editionPhase(edition, now)
  if (phase !== 'upcoming' && phase !== 'running') return { kind: phase }
  const window = enrolmentWindow(edition, now)
  if (window === 'closed') return { kind: phase === 'running' ? 'running' : 'closed' }
  if (edition.wayIn === 'invitation') return { kind: 'invitation' }
  if (window === 'notYet' && edition.enrolFromAt) return { kind: 'notYet', fromAt: edition.enrolFromAt }
  if (edition.wayIn === 'application') return { kind: 'apply', untilAt: edition.enrolUntilAt }
  if (edition.wayIn === 'nomination') return { kind: 'nominate', untilAt: edition.enrolUntilAt }
  const leftCount = edition.places - edition.takenCount
  return leftCount > 0 ? { kind: 'placesLeft', leftCount, isFew: leftCount * 10 <= edition.places } : { kind: 'full' }
}

const order: Record<EditionPhase, number> = { upcoming: 1, running: 2, draft: 3, over: 4, archived: 5, cancelled: 6 }

/** The one of a course's editions to show for it: open now, else the next to come, running, the last that was. */
export function editionToShow<T extends EnrolmentDates & { wayIn: WayIn }>(
  editions: readonly T[],
  now: Date,
): T | null {
  const rank = (edition: T) => (isOpenNow(edition, now) ? 0 : order[editionPhase(edition, now)])
  const sorted = editions.toSorted((one, other) => {
    const apart = rank(one) - rank(other)
    const sooner = one.startsOn.getTime() - other.startsOn.getTime()
    return apart || (rank(one) < 4 ? sooner : -sooner)
  })
  return sorted[0] ?? null
}

/** Where an edition stands on its course's page. */
export function groupOf(edition: EnrolmentDates & { wayIn: WayIn }, now: Date): 'open' | 'current' | 'past' {
  if (isOpenNow(edition, now)) return 'open'
  const phase = editionPhase(edition, now)
  if (phase === 'cancelled' && dayIn(edition.zone, now) <= dayOf(edition.endsOn)) return 'current'
  return phase === 'upcoming' || phase === 'running' || phase === 'draft' ? 'current' : 'past'
}

/** YYYY-MM-DD of a calendar date as Prisma gives it. */
export function dayOf(on: Date): string {
  return on.toISOString().slice(0, 10)
}

export type EditionToDecide = EditionDates & { enrolmentCount: number; comingSessionCount: number }

/** What becomes of an edition by an act, or why it can't be done: a reason with its sentence under `refusals`. */
export function decideAct(act: EditionAct, edition: EditionToDecide, now: Date) {
  const isOver = editionPhase({ ...edition, state: 'published' }, now) === 'over'
  const from = {
    publish: 'draft',
    takeBack: 'published',
    cancel: 'published',
    archive: 'published',
    reopen: 'archived',
  }
  if (edition.state !== from[act]) return { whyNot: 'actNotNow' } as const
  if (act === 'takeBack' && edition.enrolmentCount > 0) return { whyNot: 'editionHasPeople' } as const
  if (act === 'cancel' && isOver) return { whyNot: 'editionOver' } as const
  if (act === 'cancel' && edition.comingSessionCount > 0) return { whyNot: 'sessionsToCome' } as const
  if (act === 'archive' && !isOver) return { whyNot: 'editionNotOver' } as const
  return { to: after[act] }
}

const after: Record<EditionAct, EditionState> = {
  publish: 'published',
  takeBack: 'draft',
  cancel: 'cancelled',
  archive: 'archived',
  reopen: 'published',
}

/** A cancelled or archived edition stays as it is. */
export function canStillChange({ state }: { state: EditionState }): boolean {
  return state === 'draft' || state === 'published'
}

/** What an edition lacks before it can be published; null where it lacks nothing. */
export function lackedToPublish(edition: {
  startsOn: Date
  endsOn: Date
  places: number
  title?: string
  label?: string
}) {
  if (!edition.title?.trim()) return 'publishWithoutTitle'
  if (!edition.label?.trim()) return 'publishWithoutLabel'
  return edition.startsOn <= edition.endsOn && edition.places > 0 ? null : 'publishWithoutDates'
}

/** An edition's name in addresses, from its course's code and its label: as much of them as Latin letters can say. */
export function slugFrom(code: string, label: string): string {
  const words = foldForSearch(`${code} ${label}`).replace(/[^a-z0-9]+/g, '-')
  return words.slice(0, 70).replace(/^-+|-+$/g, '') || 'edition'
}

/** The first of some names that an address, which is of Latin letters, can be made of; else the first. */
export function nameForAddress(names: readonly string[]): string {
  return names.find((name) => /[a-z]/.test(foldForSearch(name))) ?? names[0] ?? ''
}

/** How many days later an edition like an earlier one begins: whole years of 52 weeks, so that weekdays stay. */
export function daysToNext(startsOn: Date, now: Date): number {
  const year = 364
  const since = Math.floor((now.getTime() - startsOn.getTime()) / 86_400_000)
  return year * Math.max(1, Math.floor(since / year) + 1)
}

/** A list with one of its things at a place counted from 1; before the first and after the last are the ends. */
export function withPlace(ids: readonly string[], id: string, place: number): string[] {
  const others = ids.filter((one) => one !== id)
  return others.toSpliced(Math.min(Math.max(place - 1, 0), others.length), 0, id)
}

/** What a reader of a term saw of it: a term has no version of its own. */
export function termSeen(term: { position: number; texts: readonly { locale: string; name: string }[] }): string {
  const names = term.texts.map(({ locale, name }) => `${locale}:${name}`).sort()
  return [term.position, ...names].join('|')
}

/** The text in the reader's language, else in the language it was first written in, else in any. */
export function pickText<T extends { locale: string }>(
  texts: readonly T[],
  locale: string,
  baseLocale: string,
): (T & { isFallback: boolean }) | null {
  const text = texts.find((one) => one.locale === locale) ?? texts.find((one) => one.locale === baseLocale) ?? texts[0]
  return text ? { ...text, isFallback: text.locale !== locale } : null
}

/** Letters that decomposition leaves whole, and those that people write for one another. */
const alike: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ی: 'ي',
  ک: 'ك',
  ہ: 'ه',
  ھ: 'ه',
}
const alikeLetters = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu')

/**
 * What search compares: lower case without marks, Latin and Arabic letters that are written for one another made one,
 * digits western, everything else a single space.
 */
export function foldForSearch(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[\p{M}ـ]/gu, '')
      .toLowerCase()
      .replace(alikeLetters, (letter) => alike[letter] ?? letter)
      .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
      // Abbreviations are written with and without their full stops.
      .replace(/(?<=\p{L})\.(?=\p{L}(?:[.\s]|$))/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  )
}

/** What a course is found by, in one of its languages: `CourseText.searchText`. Themes by their names in every language. */
export function searchTextOf(course: { code: string; title: string; summary: string; themeNames: string[] }): string {
  return foldForSearch([course.title, course.code, ...course.themeNames, course.summary].join(' '))
}

/** The most words of a search that are looked at. */
export const MOST_WORDS = 8

/** Scripts written without spaces, where any part of the text may be the word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u

/** The words that a text must have for a search, folded. Those of one or two letters only count where there are no others. */
export function wordsOf(search: string): string[] {
  const words = [...new Set(foldForSearch(search.slice(0, 1000)).split(' ').filter(Boolean))]
  const telling = words.filter((word) => word.length > 2 || unspaced.test(word))
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS)
}

/** How well a folded text answers the words, its title counting double; null where one of them is not in it. */
export function relevance(words: readonly string[], foldedTitle: string, searchText: string): number | null {
  let sum = 0
  for (const word of words) {
    const found = likeness(word, searchText)
    if (found === 0) return null
    sum += found + likeness(word, foldedTitle)
  }
  return sum
}

/** 4 for the word itself, 3 for the beginning of one, 2 for a part of one, 1 for one misspelt; 0 for none of these. */
function likeness(word: string, text: string): number {
  const padded = ` ${text} `
  if (padded.includes(` ${word} `)) return 4
  if (word.length < 3 && !unspaced.test(word)) return 0
  if (padded.includes(` ${word}`)) return 3
  if (text.includes(word)) return 2
  const slips = word.length < 4 ? 0 : word.length < 7 ? 1 : 2
  return slips > 0 && text.split(' ').some((other) => isWithin(bare(word), bare(other), slips)) ? 1 : 0
}

/** An Arabic word without its article and what is written together with it. */
function bare(word: string): string {
  return word.replace(/^(?:[وبفك]?ال|لل)(?=\p{L}{3})/u, '')
}

/** Whether so many slips (a letter too many, too few, another, or two swapped) make one word the other or its beginning. */
function isWithin(word: string, other: string, slips: number): boolean {
  if (other.length < word.length - slips) return false
  // A misspelt word keeps its first letter or swaps it with the second: what else begins is another word.
  if (word[0] !== other[0] && word[0] !== other[1]) return false
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, j) => j)
  for (let i = 1; i <= word.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = word[i - 1] === other[j - 1]
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  // As a beginning one slip alone is forgiven, else every short word would begin some long one.
  return (row[other.length] ?? 9) <= slips || Math.min(...row.slice(word.length)) <= 1
}
