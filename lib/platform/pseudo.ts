import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'

const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ACCENTED = 'ÂƁÇÐÉƑĜĤÎĴĶĻṀŃÖÞǪŔŠŢÛṼŴẊÝŽâƀçðéƒĝĥîĵķļṁńöþǫŕšţûṽŵẋýž'
const letters = new Map([...PLAIN].map((letter, at) => [letter, [...ACCENTED][at] as string]))
/** A word grows by so many letters for each of its own, as from English into other languages. */
const GROWTH = 1 / 3

/** The same messages, nested as they are, as nobody says them: longer, accented and in brackets. */
export function pseudoOf<T>(messages: T): T {
  if (typeof messages === 'string') return pseudoSentence(messages) as T
  return Object.fromEntries(Object.entries(messages as object).map(([key, value]) => [key, pseudoOf(value)])) as T
}

/** A sentence with its arguments, plurals, choices and tags as they were. */
export function pseudoSentence(sentence: string): string {
  return `⟦${printAST(parse(sentence).map(disguised))}⟧`
}

function disguised(element: MessageFormatElement): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return { ...element, value: element.value.replace(/\p{L}+/gu, longer), rawValue: undefined }
    case TYPE.tag:
      return { ...element, children: element.children.map(disguised) }
    case TYPE.plural:
    case TYPE.select:
      return {
        ...element,
        options: Object.fromEntries(
          Object.entries(element.options).map(([choice, option]) => [
            choice,
            { ...option, value: option.value.map(disguised) },
          ]),
        ),
      } as typeof element
    default:
      return element
  }
}

/** A word accented, with its last letter repeated. */
function longer(word: string): string {
  const accented = [...word].map((letter) => letters.get(letter) ?? letter)
  return accented.join('') + (accented.at(-1) ?? '').repeat(Math.ceil(word.length * GROWTH))
}
