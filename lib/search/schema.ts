import { MOST_LETTERS_SEARCHED, readPage } from '@/lib/catalogue/schema'

/** What can be searched for, in the order in which it is shown. */
export const searchKinds = ['courses', 'editions', 'sessions', 'people'] as const

export type SearchKind = (typeof searchKinds)[number]

/** What was asked that could not be followed; each has its sentence. */
export type SearchFault = 'tooLong' | 'noSuchKind' | 'noLetters'

export type Asked = { words: string; kind: SearchKind | null; page: number; faults: SearchFault[] }

type Address = Record<string, string | string[] | undefined>

/** Reads the search's address for somebody who may search for those kinds. What is no choice of theirs chooses nothing. */
export function readSearch(address: Address, kinds: readonly SearchKind[]): Asked {
  const first = (name: string) => ([address[name]].flat()[0] ?? '').replaceAll('\u0000', '').trim()
  const written = first('q')
  const words = written.slice(0, MOST_LETTERS_SEARCHED)
  const kind = kinds.find((one) => one === first('kind')) ?? null
  const faults: SearchFault[] = []
  if (written.length > words.length) faults.push('tooLong')
  if (words !== '' && !/[\p{L}\p{N}]/u.test(words)) faults.push('noLetters')
  if (kind === null && first('kind') !== '') faults.push('noSuchKind')
  return { words, kind, page: readPage(address.page), faults }
}

type Text = { text: string; lang?: string }

type Common = { id: string; href: string; title: Text }

/** What was found, as it is shown: never more of it than its own page shows the viewer. */
export type Found =
  | (Common & { kind: 'courses'; code: string; courseKind: string })
  | (Common & { kind: 'editions'; label: Text; startsOn: Date; endsOn: Date; phase: string })
  | (Common & { kind: 'sessions'; course: Text; startsAt: Date; endsAt: Date; zone: string; isLive: boolean })
  | (Common & { kind: 'people'; about: string; course?: Text })

/** `isCapped`: there are more than were looked at. */
export type Answers = { kind: SearchKind; count: number; isCapped: boolean; found: Found[] }
