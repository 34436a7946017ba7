import { parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** Every sentence of nested messages as [key, sentence], the key with dots. */
export function sentencesOf(messages, above = '') {
  return Object.entries(messages).flatMap(([name, value]) =>
    typeof value === 'string' ? [[above + name, value]] : sentencesOf(value, `${above}${name}.`),
  )
}

/** How a language's messages differ from English's in what the code can see. */
export function languageFaults(locale, messages, english) {
  const own = new Map(sentencesOf(messages))
  const theirs = new Map(sentencesOf(english))
  const missing = [...theirs.keys()].filter((key) => !own.has(key)).map((key) => `lacks ${key}`)
  const extra = [...own.keys()].filter((key) => !theirs.has(key)).map((key) => `has ${key}, which English lacks`)
  const shared = [...own].filter(([key]) => theirs.has(key))
  const differing = shared.flatMap(([key, sentence]) => sentenceFaults(locale, key, sentence, theirs.get(key)))
  return [...missing, ...extra, ...differing].map((fault) => `${locale}: ${fault}`)
}

function sentenceFaults(locale, key, sentence, english) {
  if (sentence.trim() === '') return [`${key} is empty`]
  try {
    const own = partsOf(parse(sentence))
    const theirs = partsOf(parse(english))
    const faults = []
    if (listed(own.names) !== listed(theirs.names)) {
      faults.push(`${key} names ${listed(own.names)}, English ${listed(theirs.names)}`)
    }
    const lacking = own.plurals.flatMap((plural) => lackingForms(locale, plural))
    if (lacking.length > 0) faults.push(`${key} lacks the plural's ${lacking.join(', ')}`)
    return faults
  } catch (error) {
    return [`${key} cannot be read: ${error.message}`]
  }
}

/** The names of arguments and tags in a parsed sentence, and its plurals. */
function partsOf(elements) {
  const parts = { names: new Set(), plurals: [] }
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    parts.names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value)
    if (element.type === TYPE.plural) parts.plurals.push(element)
    const inner = [element.children ?? [], ...Object.values(element.options ?? {}).map(({ value }) => value)]
    for (const { names, plurals } of inner.map(partsOf)) {
      for (const name of names) parts.names.add(name)
      parts.plurals.push(...plurals)
    }
  }
  return parts
}

function lackingForms(locale, { options, pluralType }) {
  const exact = { one: '=1', two: '=2' }
  const forms = new Intl.PluralRules(locale, { type: pluralType }).resolvedOptions().pluralCategories
  // Nought may be said as the other numbers are.
  return forms.filter((form) => form !== 'zero' && !(form in options) && !(exact[form] in options))
}

const listed = (names) => `[${[...names].sort().join(', ')}]`
