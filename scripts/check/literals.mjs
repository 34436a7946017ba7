const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g
// Words as they stand in a tag's content: code has an operator, a bracket or a quotation mark there.
const WORDS = "((?:[^<>{}()=;|&'\"`]|(?<=\\p{L})'(?=\\p{L}))*?\\p{L}{2}(?:[^<>{}()=;|&'\"`]|(?<=\\p{L})'(?=\\p{L}))*)"
const AFTER_TAG = new RegExp(`(?<!=)>${WORDS}[<{]`, 'gu')
const AFTER_VALUE = new RegExp(`\\}${WORDS}</`, 'gu')
const STATEMENT = /^(?:async|const|else|export|function|if|import|let|return|type)\b|:\s*(?:Promise|return)$/
const ATTRIBUTE = /\s(?:aria-label|aria-description|alt|label|placeholder|title)="([^"]*\p{L}[^"]*)"/gu

/** The words that a component would show without asking messages for them. */
export function literalTexts(source) {
  const code = source.replace(COMMENT, '')
  return [AFTER_TAG, AFTER_VALUE, ATTRIBUTE]
    .flatMap((place) => [...code.matchAll(place)])
    .map(([, words]) => words.trim().replace(/\s+/g, ' '))
    .filter((words) => !STATEMENT.test(words))
}
