/** Han, kana and hangul are written without spaces between names: the first character is the family's. */
const WITHOUT_SPACES = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** Arabic letters join: two of them would make a word that nobody wrote. */
const JOINED = /^\p{Script=Arabic}/u
const ARTICLE = /^(?:ال)(?=.)/u

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** One or two letters that stand for a name; the name itself is always beside them. */
export function initialsOf(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[\s,]+/u)
    .filter((word) => /\p{L}/u.test(word))
    // Titles and initials that end in a full stop say less than names do, unless there is nothing else.
    .filter((word, _, all) => !word.endsWith('.') || all.every((other) => other.endsWith('.')))
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  if (WITHOUT_SPACES.test(first)) return letterOf(first)
  if (JOINED.test(first)) return letterOf(first.replace(ARTICLE, ''))
  return letterOf(first) + letterOf(last)
}

function letterOf(word: string): string {
  const letters = [...graphemes.segment(word)].map(({ segment }) => segment)
  return (letters.find((letter) => /\p{L}/u.test(letter)) ?? '').toUpperCase()
}

/** Hues far enough from each other to be told apart, and none of them the red of a refusal. */
export const hues = [50, 95, 140, 185, 235, 265, 300, 340] as const

/** The same hue for the same person, on every page and every machine. */
export function hueOf(key: string): number {
  let sum = 0
  for (const character of key) sum = (sum * 31 + character.codePointAt(0)!) % 1_000_003
  return hues[sum % hues.length]!
}
