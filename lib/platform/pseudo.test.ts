import { parse } from '@formatjs/icu-messageformat-parser'
import { createTranslator } from 'next-intl'
import { afterEach, expect, it } from 'vitest'
import { type Locale, pseudoLocale } from './locales'
import { isServed, type Messages, messagesFor, servePseudo, translatorFor } from './messages'
import { pseudoSentence } from './pseudo'

function say(text: string, values: Record<string, unknown> = {}): string {
  const onError = (error: Error) => {
    throw error
  }
  const translate = createTranslator({ locale: 'en', messages: { text } as never, onError })
  return (translate as unknown as { markup: (key: string, values: object) => string }).markup('text', values)
}

const shared = globalThis as { lecternMessages?: Map<string, Messages>; lecternPseudo?: unknown }

afterEach(() => {
  shared.lecternMessages?.delete(pseudoLocale)
  shared.lecternPseudo = undefined
})

it('makes a sentence longer by a third, accented and bracketed', () => {
  const plain = 'Nothing is saved before you say so.'
  const made = pseudoSentence(plain)
  expect(made).toMatch(/^⟦.*⟧$/)
  expect(made).not.toMatch(/[A-Za-z]/)
  expect(made.length / plain.length).toBeGreaterThan(4 / 3)
  expect(made.length / plain.length).toBeLessThan(2)
})

it('leaves arguments, formats, plurals, choices and tags as they are', () => {
  const sentence =
    'Row {line, number} of <b>{name}</b>: {count, plural, =0 {none} one {# place} other {# places}}, {kind, select, a {one} other {two}}'
  const values = { line: 1234, name: 'Ann', count: 2, kind: 'a', b: (chunks: unknown) => `<b>${chunks}</b>` }
  const said = (text: string) => say(text, values)
  expect(said(sentence)).toBe('Row 1,234 of <b>Ann</b>: 2 places, one')
  expect(said(pseudoSentence(sentence))).toBe('⟦Ŕöŵŵ 1,234 öƒƒ <b>Ann</b>: 2 þļâçéššš, öńéé⟧')
})

it('keeps what is quoted from being read as an argument', () => {
  expect(say(pseudoSentence("Write '{name}' <5"))).toBe('⟦Ŵŕîţééé {ńâṁééé} <5⟧')
})

it('is had only where the server makes it, and then holds every sentence', async () => {
  expect(isServed(pseudoLocale)).toBe(false)
  expect(translatorFor(pseudoLocale)('shell.signIn')).toBe('Sign in')
  shared.lecternMessages?.delete(pseudoLocale)
  await servePseudo()
  expect(isServed(pseudoLocale)).toBe(true)
  const sentences = (messages: object): string[] =>
    Object.values(messages).flatMap((value) => (typeof value === 'string' ? value : sentences(value)))
  const made = sentences(messagesFor(pseudoLocale as Locale))
  expect(made).toHaveLength(sentences(messagesFor('en')).length)
  for (const sentence of made) expect(() => parse(sentence)).not.toThrow()
  expect(translatorFor(pseudoLocale)('shell.signIn')).toBe('⟦Šîĝńńń îńń⟧')
})
